package org.memview.profiler.agent;

import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.profiler.oracle.Sources;

/// Class files no compiler writes. What runs without the agent runs the same with it, whatever is
/// wrong with its neighbors, and the program goes on.
class OddClassesTest {
  private static final long SEED = Long.getLong("memview.seed", 20_261_122L);
  private static final int DAMAGED = 150;

  /// Loads each file of a folder as a class, runs its `run`, and says what happened.
  private static final String PROGRAM =
      """
      import java.nio.file.*;
      import java.util.*;
      class Odd extends ClassLoader {
        static Object sink;
        Class<?> of(String name, byte[] bytes) { return defineClass(name, bytes, 0, bytes.length); }
        static String tried(Path file) throws Exception {
          byte[] bytes = Files.readAllBytes(file);
          try {
            // every other one without a name, which a loader may leave out
            String name = file.endsWith("subroutine") ? "Old" : "Good";
            Class<?> type = new Odd().of(bytes.length % 2 == 0 ? null : name, bytes);
            var run = type.getDeclaredMethod("run");
            run.setAccessible(true);
            return "ran " + run.invoke(null);
          } catch (java.lang.reflect.InvocationTargetException e) {
            return "threw " + e.getCause().getClass().getName();
          } catch (Exception | LinkageError e) {
            return e.getClass().getName();
          }
        }
        public static void main(String[] args) throws Exception {
          try (var files = Files.list(Path.of(args[0]))) {
            for (Path file : files.sorted().toList()) {
              System.out.println(file.getFileName() + ": " + tried(file));
            }
          }
          sink = new byte[5000];
        }
      }
      """;

  private static final String GOOD =
      """
      class Good {
        static Object sink;
        static int run() {
          int sum = 0;
          for (int i = 0; i < 3; i++) {
            try {
              sink = new byte[i];
              sum += "abc".substring(i).length();
            } catch (RuntimeException e) {
              sum--;
            } finally {
              sink = null;
            }
          }
          Runnable more = () -> sink = new int[2];
          more.run();
          return sum;
        }
      }
      """;

  @TempDir Path folder = Path.of("");

  @Test
  void oddAndDamagedClasses_behaveAsWithout() throws Exception {
    ChildJvm jvm = new ChildJvm(folder);
    jvm.compile("Odd", PROGRAM);
    Path odd = Files.createDirectories(folder.resolve("odd"));
    for (Map.Entry<String, byte[]> one : all().entrySet()) {
      Files.write(odd.resolve(one.getKey()), one.getValue());
    }

    ChildJvm.Result plain = jvm.plain("Odd", odd.toString());
    ChildJvm.Result profiled =
        jvm.profiled("match=Good#*,match=Old#*,match=Odd#main", List.of(), "Odd", odd.toString());

    System.out.printf("damaged classes: %d, seed %d%n", DAMAGED, SEED);
    assertEquals(0, plain.code(), plain.err());
    assertEquals(List.of(), different(plain.out(), profiled.out()), profiled.out());
    assertEquals(0, profiled.code(), profiled.err());
    assertEquals("", profiled.err());
    assertEquals(5016, profiled.line("main", "new byte[5000]").allocated());
    for (String outcome :
        List.of("ran 6", "ClassFormatError", "VerifyError", "UnsupportedClassVersionError")) {
      assertTrue(plain.out().contains(outcome), outcome + " is not among\n" + plain.out());
    }
    assertTrue(
        profiled.report().notes().stream().anyMatch(note -> note.contains("without probes")),
        profiled.report().notes().toString());
  }

  /// Returns the classes that run without the agent and do otherwise with it. One that the JVM
  /// refuses may run with it, because writing it anew can mend it, as it does a damaged stack map.
  private static List<String> different(String plain, String profiled) {
    List<String> with = profiled.lines().toList();
    assertEquals(plain.lines().count(), with.size(), profiled);
    List<String> different = new ArrayList<>(plain.lines().toList());
    different.removeAll(with);
    different.removeIf(line -> line.contains("Error") && !line.contains(": threw "));
    return different;
  }

  private static Map<String, byte[]> all() {
    byte[] good = Objects.requireNonNull(Sources.compile(Map.of("Good", GOOD)).get("Good"), "Good");
    Map<String, byte[]> all = new LinkedHashMap<>();
    all.put("good", good);
    all.put("empty", new byte[0]);
    all.put("half", Arrays.copyOf(good, good.length / 2));
    all.put("longer", Arrays.copyOf(good, good.length + 1));
    all.put("later", version(good, 99));
    all.put("text", "no class".getBytes(StandardCharsets.UTF_8));
    all.put("subroutine", subroutine());
    all.put("lines-nowhere", unknownLines(good));
    all.put("bad-stack", bad(code -> code.iconst_1().aload(0).ireturn()));
    all.put("bad-type", bad(code -> code.fconst_1().ireturn()));
    Random random = new Random(SEED);
    for (int i = 0; i < DAMAGED; i++) {
      byte[] damaged = good.clone();
      damaged[8 + random.nextInt(good.length - 8)] ^= (byte) (1 << random.nextInt(8));
      all.put("z-damaged-%03d".formatted(i), damaged);
    }
    return all;
  }

  private static byte[] version(byte[] type, int major) {
    byte[] other = type.clone();
    other[7] = (byte) major;
    return other;
  }

  /// Nobody can tell what its lines are.
  private static byte[] unknownLines(byte[] type) {
    byte[] other = type.clone();
    int name = new String(type, StandardCharsets.ISO_8859_1).indexOf("LineNumberTable");
    other[name] = 'l'; // an attribute nobody knows
    return other;
  }

  private static byte[] bad(Consumer<java.lang.classfile.CodeBuilder> body) {
    ClassFile unchecked =
        ClassFile.of(
            ClassFile.StackMapsOption.DROP_STACK_MAPS, ClassFile.DeadCodeOption.KEEP_DEAD_CODE);
    return unchecked.build(
        ClassDesc.of("Good"),
        type ->
            type.withMethodBody(
                "run",
                MethodTypeDesc.of(ConstantDescs.CD_int),
                ACC_PUBLIC | ACC_STATIC,
                code -> {
                  code.lineNumber(3);
                  body.accept(code);
                }));
  }

  /// As compilers wrote `finally` before Java 6: a jump to a subroutine, and no stack maps.
  private static byte[] subroutine() {
    byte[] code = {
      (byte) 0xA8,
      0,
      5, // jsr 5
      0x10,
      6, // bipush 6: not reached, the subroutine does not return here
      0x4B, // astore_0
      0x10,
      6, // bipush 6
      (byte) 0xAC, // ireturn
    };
    code[2] = 5;
    ClassFile old =
        ClassFile.of(
            ClassFile.StackMapsOption.DROP_STACK_MAPS,
            ClassFile.DeadCodeOption.KEEP_DEAD_CODE,
            ClassFile.DebugElementsOption.PASS_DEBUG);
    byte[] type =
        old.build(
            ClassDesc.of("Old"),
            builder ->
                builder
                    .withVersion(ClassFile.JAVA_5_VERSION, 0)
                    .withMethodBody(
                        "run",
                        MethodTypeDesc.of(ConstantDescs.CD_int),
                        ACC_PUBLIC | ACC_STATIC,
                        body -> {
                          body.lineNumber(3);
                          for (int i = 0; i < 5; i++) {
                            body.nop();
                          }
                          body.astore(0).bipush(6).ireturn();
                        }));
    // the builder writes no jsr: its bytes take the place of the five that do nothing
    return replaced(type, new byte[] {0, 0, 0, 0, 0, 0x4B, 0x10, 6}, code);
  }

  private static byte[] replaced(byte[] type, byte[] found, byte[] code) {
    byte[] other = type.clone();
    for (int at = 0; at + found.length <= type.length; at++) {
      if (Arrays.equals(type, at, at + found.length, found, 0, found.length)) {
        System.arraycopy(code, 0, other, at, found.length);
        return other;
      }
    }
    throw new AssertionError("the code is not where it should be");
  }
}
