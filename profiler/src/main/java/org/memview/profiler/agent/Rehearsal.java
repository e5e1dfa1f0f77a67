package org.memview.profiler.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.List;

/// Runs the transformers once, over a class of their own, before they are registered: what they
/// need is loaded then, and not while the program is loading something.
final class Rehearsal {
  private Rehearsal() {}

  static void run(Notes notes) {
    ClassLoader loader = Rehearsal.class.getClassLoader();
    linkPatternSwitches(notes);
    try (InputStream file = Rehearsal.class.getResourceAsStream("Rehearsed.class")) {
      if (file != null) {
        byte[] bytes = file.readAllBytes();
        Selection all = new Selection(List.of("Rehearsed"), MainClass.UNKNOWN);
        new LineTransformer(Gate.TYPE, all, new Notes()).transform(loader, bytes, "");
        ClassModel type = ClassFile.of().parse(bytes);
        InitializerBracket.transform(loader, type, References.of(type));
      }
    } catch (IOException e) {
      notes.add("the transformers were not rehearsed: " + e);
    }
  }

  /// A first pattern switch would link it while it resolves a method, where no probe stands.
  private static void linkPatternSwitches(Notes notes) {
    try {
      Class.forName("java.lang.runtime.SwitchBootstraps");
    } catch (ClassNotFoundException e) {
      notes.add("first pattern switches cost more than they are said to: " + e);
    }
  }
}
