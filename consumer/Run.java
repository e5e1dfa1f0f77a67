import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/// Runs the consumer as its users would, on the class path and on the module path, with everything
/// restricted denied, and insists on its output, exit code 0 and not one character on standard
/// error.
///
/// The argument is the class path Maven resolved: the consumer's classes first, then what is
/// installed.
final class Run {
  private static final String MAIN = "com.example.consumer.Main";
  private static final List<String> DENY =
      List.of("--illegal-native-access=deny", "--sun-misc-unsafe-memory-access=deny");

  private Run() {}

  public static void main(String[] args) throws Exception {
    Path work = Files.createTempDirectory("consumer");
    String installed = args[0].substring(args[0].indexOf(File.pathSeparatorChar) + 1);
    String plain = compiledWithoutModule(work, installed) + File.pathSeparator + installed;
    int failures =
        check(work, "class path", List.of("-classpath", plain, MAIN))
            + check(
                work,
                "module path",
                List.of("--module-path", args[0], "--module", "com.example.consumer/" + MAIN));
    System.out.println("consumer: " + (2 - failures) + " passed, " + failures + " failed");
    System.exit(failures == 0 ? 0 : 1);
  }

  private static Path compiledWithoutModule(Path work, String installed) {
    Path classes = work.resolve("classes");
    String source = "src/main/java/com/example/consumer/Main.java";
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-Xlint:all",
                "-Werror",
                "-d",
                classes.toString(),
                "-classpath",
                installed,
                source);
    if (code != 0) {
      throw new IllegalStateException("the consumer does not compile on the class path");
    }
    return classes;
  }

  private static int check(Path work, String name, List<String> how) throws Exception {
    var command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(DENY);
    command.addAll(how);
    Path out = work.resolve("out");
    Path err = work.resolve("err");
    int code =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    boolean good =
        code == 0
            && Files.size(err) == 0
            && Files.readString(out).startsWith("consumer is content");
    System.out.println(
        "consumer on the " + name + ": " + (good ? "passed" : "FAILED, exit code " + code));
    if (!good) {
      System.out.print(Files.readString(out) + Files.readString(err));
    }
    return good ? 0 : 1;
  }
}
