package com.example.consumer;

import java.util.Arrays;
import org.memview.format.Format;
import org.memview.layout.Layout;

/// Uses the installed library the way its README says.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Format format = Format.of("<i");
    Layout transposed = Layout.contiguous(format.size(), 2, 3).transpose();
    if (!Arrays.equals(transposed.shape(), new long[] {3, 2})) {
      throw new AssertionError(Arrays.toString(transposed.shape()));
    }
    System.out.println("consumer is content on " + Runtime.version().feature());
  }
}
