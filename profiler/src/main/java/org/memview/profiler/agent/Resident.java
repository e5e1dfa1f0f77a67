package org.memview.profiler.agent;

import java.io.IOException;
import java.io.RandomAccessFile;

/// Reads what a process has in memory from `/proc`, where Linux tells it in kB: pages, which
/// another file counts, are not of the same size everywhere. A reading allocates nothing.
public final class Resident implements AutoCloseable {
  private static final byte[] NAME = {'V', 'm', 'R', 'S', 'S', ':'};
  private static final long KB = 1024;

  private final RandomAccessFile file;
  private final byte[] text = new byte[4096];

  /// Opens the file of a process.
  ///
  /// @param process its number, or `self`
  /// @throws IOException if there is no such process, or no `/proc`
  public Resident(String process) throws IOException {
    file = new RandomAccessFile("/proc/" + process + "/status", "r");
  }

  /// Returns the resident bytes, 0 if the process has ended.
  public synchronized long read() throws IOException {
    file.seek(0);
    int length = file.read(text);
    for (int i = 0; i + NAME.length < length; i++) {
      if (text[i] == NAME[0] && (i == 0 || text[i - 1] == '\n') && named(i)) {
        return number(i + NAME.length, length) * KB;
      }
    }
    return 0;
  }

  private boolean named(int from) {
    for (int k = 1; k < NAME.length; k++) {
      if (text[from + k] != NAME[k]) {
        return false;
      }
    }
    return true;
  }

  private long number(int from, int length) {
    long value = 0;
    for (int i = from; i < length && text[i] != '\n' && text[i] != 'k'; i++) {
      if (text[i] >= '0' && text[i] <= '9') {
        value = value * 10 + text[i] - '0';
      }
    }
    return value;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
