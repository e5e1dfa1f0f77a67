package org.memview.cli.demo;

import com.sun.source.util.JavacTask;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Compiles source text to loaded classes; nothing is written to disk.
final class MemoryCompiler {
  private static final List<String> OPTIONS =
      List.of("-proc:none", "-classpath", System.getProperty("java.class.path", ""));

  private MemoryCompiler() {}

  /// Returns a loader of the classes in `sources`, which are source texts by class name.
  ///
  /// @throws IllegalArgumentException with javac's messages if there is an error
  static ClassLoader compile(Map<String, String> sources) {
    DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
    Classes classes = new Classes(compiler().getStandardFileManager(problems, null, null));
    List<Source> units =
        sources.entrySet().stream().map(e -> new Source(e.getKey(), e.getValue())).toList();
    if (!compiler().getTask(null, classes, problems, OPTIONS, null, units).call()) {
      throw new IllegalArgumentException(problems.getDiagnostics().toString());
    }
    return new Loader(classes);
  }

  /// Returns a task that can parse `source`.
  static JavacTask task(String name, String source) {
    return (JavacTask)
        compiler().getTask(null, null, null, OPTIONS, null, List.of(new Source(name, source)));
  }

  private static JavaCompiler compiler() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("this Java has no compiler; the demo needs a JDK");
    }
    return compiler;
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Code extends SimpleJavaFileObject {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Code(String name) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".class"), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      return bytes;
    }
  }

  /// Keeps what javac would write to files.
  private static final class Classes extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, Code> written = new HashMap<>();

    Classes(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, @Nullable FileObject sibling) {
      return written.computeIfAbsent(name, Code::new);
    }
  }

  private static final class Loader extends ClassLoader {
    private final Classes classes;

    Loader(Classes classes) {
      super(MemoryCompiler.class.getClassLoader());
      this.classes = classes;
    }

    /// Prefers what was compiled to a class of the same name on the class path, which would have no
    /// probes.
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Code code = classes.written.get(name);
        if (code == null) {
          return super.loadClass(name, resolve);
        }
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name, code.bytes.toByteArray()) : loaded;
      }
    }

    private Class<?> define(String name, byte[] bytes) {
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
