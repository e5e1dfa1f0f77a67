package org.memview.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.memview.MemoryView;
import org.memview.testkit.ChildJvm;

/// Programs of these tests, in a JVM of their own, on the class path.
final class Programs {
  private Programs() {}

  static ChildJvm.Run run(Path folder, Class<?> program, List<String> options, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(options);
    command.add("-cp");
    command.add(ChildJvm.classPath(MemoryView.class, Database.class, Programs.class));
    command.add(program.getName());
    command.addAll(List.of(arguments));
    return ChildJvm.run(folder, command);
  }
}
