package org.memview.profiler.agent;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/// Runs the transformers once, over a class of their own, before they are registered: what they
/// need is loaded then, and not while the program is loading something.
final class Rehearsal {
  private Rehearsal() {}

  static void run(Notes notes) {
    ClassLoader loader = Rehearsal.class.getClassLoader();
    try (InputStream file = Rehearsal.class.getResourceAsStream("Rehearsed.class")) {
      if (file != null) {
        byte[] bytes = file.readAllBytes();
        Selection all = new Selection(List.of("Rehearsed"), MainClass.UNKNOWN);
        new LineTransformer(Gate.TYPE, all, new Notes()).transform(loader, bytes, "");
        InitializerBracket.transform(loader, bytes);
      }
    } catch (IOException e) {
      notes.add("the transformers were not rehearsed: " + e);
    }
  }
}
