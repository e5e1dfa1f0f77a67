package org.memview.profiler.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A JVM that refuses to change classes which are loaded: the program must not notice.
class FailingStartTest {
  @TempDir Path folder = Path.of("");

  private static final String REFUSING =
      """
      import java.lang.instrument.*;
      import java.lang.reflect.*;
      import java.util.*;
      public class Refusing {
        static final List<Object> there = new ArrayList<>();
        static Object answered(Instrumentation real, Method method, Object[] arguments)
            throws Throwable {
          switch (method.getName()) {
            case "addTransformer": there.add(arguments[0]); break;
            case "removeTransformer": there.remove(arguments[0]); break;
            case "retransformClasses": throw new InternalError("refused");
          }
          return method.invoke(real, arguments);
        }
        public static void premain(String options, Instrumentation real) throws Exception {
          Object refusing = Proxy.newProxyInstance(
              Refusing.class.getClassLoader(),
              new Class<?>[] {Instrumentation.class},
              (proxy, method, arguments) -> answered(real, method, arguments));
          Class.forName("org.memview.profiler.agent.Agent")
              .getMethod("premain", String.class, Instrumentation.class)
              .invoke(null, options, refusing);
        }
        public static void main(String[] args) {
          System.out.println(there.size() + " transformers");
        }
      }
      """;

  @Test
  void errorWhileStarting_isOneLine_andNothingStays() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile("Refusing", REFUSING);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", "Refusing");
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    Path jar = folder.resolve("refusing.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest)) {
      entries.putNextEntry(new JarEntry("Refusing.class"));
      Files.copy(folder.resolve("Refusing.class"), entries);
    }

    ChildJvm.Result result =
        jvm.start(
            folder.resolve("none"),
            List.of("-javaagent:" + jar, "-cp", jar + java.io.File.pathSeparator + jvm.agentJar()),
            "Refusing");

    assertEquals(0, result.code(), result.err());
    assertEquals("0 transformers\n", result.out());
    assertEquals(1, result.err().lines().count(), result.err());
    assertTrue(result.err().contains("runs without it: java.lang.InternalError"), result.err());
  }
}
