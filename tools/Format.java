import com.google.googlejavaformat.java.GoogleJavaFormatToolProvider;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Runs google-java-format over every Java file of the tree: `--check ROOT NAMES` names the files
/// it would change, `--fix ROOT NAMES` changes them.
///
/// A check that finds any writes them to the file `NAMES`, which `tools/pom.xml` turns into a
/// failed build.
///
/// Started by `tools/pom.xml` on the JDK the toolchain found: a formatter inside Maven would parse
/// with the JDK that Maven runs on, which may be too old for this source.
final class Format {
  private static final Set<String> NOT_OURS = Set.of("target", ".git", ".memview");

  private Format() {}

  public static void main(String[] args) throws IOException {
    boolean fix = args[0].equals("--fix");
    List<String> files = javaFiles(Path.of(args[1]));
    List<String> changed = run(files, "--dry-run");
    if (fix && !changed.isEmpty()) {
      run(changed, "--replace");
    }
    changed.forEach(file -> System.out.println((fix ? "formatted " : "not formatted: ") + file));
    Path verdict = Path.of(args[2]);
    Files.deleteIfExists(verdict);
    if (!fix && !changed.isEmpty()) {
      Files.createDirectories(verdict.getParent());
      Files.write(verdict, changed);
    }
    System.out.println(
        files.size() - (fix ? 0 : changed.size()) + " of " + files.size() + " files are formatted");
  }

  private static List<String> run(List<String> files, String mode) {
    var out = new StringWriter();
    var errors = new StringWriter();
    String[] arguments = Stream.concat(Stream.of(mode), files.stream()).toArray(String[]::new);
    int code =
        new GoogleJavaFormatToolProvider()
            .run(new PrintWriter(out, true), new PrintWriter(errors, true), arguments);
    if (code != 0) {
      System.out.print(errors);
      System.exit(code);
    }
    return out.toString().lines().toList();
  }

  private static List<String> javaFiles(Path root) throws IOException {
    var files = new ArrayList<String>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return NOT_OURS.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.toString().endsWith(".java")) {
              files.add(root.relativize(file).toString());
            }
            return FileVisitResult.CONTINUE;
          }
        });
    files.sort(null);
    return files;
  }
}
