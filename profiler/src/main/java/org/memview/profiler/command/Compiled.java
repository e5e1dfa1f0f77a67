package org.memview.profiler.command;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A source file that was compiled, with the files it needs, as the source launcher would find
/// them.
///
/// @param mainClass the class to start
/// @param classPath where it and what it needs are
/// @param sourceRoot the folder its package starts in
record Compiled(String mainClass, String classPath, Path sourceRoot) {
  private static final Pattern PACKAGE =
      Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

  static Compiled of(Path file, String classPath, Path classes) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Errors.missing(file);
    }
    Path root = root(file);
    compile(file, root, classPath, classes);
    String all = classPath.isEmpty() ? "" : File.pathSeparator + classPath;
    return new Compiled(mainClass(file, classes), classes + all, root);
  }

  private static Path root(Path file) throws IOException {
    Matcher declaration = PACKAGE.matcher(Files.readString(file, StandardCharsets.UTF_8));
    Path folder = file.toAbsolutePath().getParent();
    int levels = declaration.find() ? declaration.group(1).split("\\.", -1).length : 0;
    for (int i = 0; i < levels && folder != null; i++) {
      folder = folder.getParent();
    }
    return folder == null ? file.toAbsolutePath().getRoot() : folder;
  }

  private static void compile(Path file, Path root, String classPath, Path classes)
      throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw Errors.noCompiler();
    }
    List<String> options =
        List.of(
            "-g",
            "-parameters",
            "-proc:none",
            "-nowarn",
            "-sourcepath",
            root.toString(),
            "-classpath",
            classPath.isEmpty() ? "." : classPath,
            "-d",
            Files.createDirectories(classes).toString());
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      boolean good =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(file))
              .call();
      if (!good) {
        throw Errors.doesNotCompile(file, messages.toString());
      }
    }
  }

  /// Returns the class of the file's own name, or another one of the file that has a `main`.
  private static String mainClass(Path file, Path classes) throws IOException {
    String name = String.valueOf(file.getFileName());
    String stem = name.substring(0, name.length() - ".java".length());
    try (Stream<Path> files = Files.walk(classes)) {
      List<String> candidates =
          files
              .filter(path -> path.toString().endsWith(".class"))
              .flatMap(path -> startable(path, name).stream())
              .sorted()
              .toList();
      return candidates.stream()
          .filter(type -> type.equals(stem) || type.endsWith("." + stem))
          .findFirst()
          .or(() -> candidates.stream().findFirst())
          .orElseThrow(() -> Errors.noMain(file));
    }
  }

  private static Optional<String> startable(Path file, String source) {
    try {
      ClassModel type = ClassFile.of().parse(file);
      boolean here =
          type.findAttribute(Attributes.sourceFile())
              .filter(attribute -> attribute.sourceFile().equalsString(source))
              .isPresent();
      boolean main =
          type.methods().stream().anyMatch(method -> method.methodName().equalsString("main"));
      String name = type.thisClass().asInternalName().replace('/', '.');
      return here && main && name.indexOf('$') < 0 ? Optional.of(name) : Optional.empty();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
