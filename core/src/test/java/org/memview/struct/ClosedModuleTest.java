package org.memview.struct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records of a named module that opens nothing: what is public and exported is mapped at once, the
/// rest with a lookup of the module's own, and without one the message says how.
class ClosedModuleTest {
  @TempDir Path folder = Path.of("");

  private ClassLoader closedModule() throws IOException {
    Optional<ToolProvider> compiler = ToolProvider.findFirst("javac");
    assumeTrue(compiler.isPresent(), "no compiler in this Java: nothing to make a module with");
    Path sources = Files.createDirectories(folder.resolve("src/closed/api"));
    Path info = folder.resolve("src/module-info.java");
    Files.writeString(info, "module closed { exports closed.api; }");
    Path hidden =
        Files.writeString(
            sources.resolve("Hidden.java"),
            "package closed.api; record Hidden(int id, double value) {}");
    Path shown =
        Files.writeString(
            sources.resolve("Shown.java"),
            "package closed.api; public record Shown(int id, short value) {}");
    Path door =
        Files.writeString(
            sources.resolve("Door.java"),
            """
            package closed.api;
            public class Door {
              public static java.lang.invoke.MethodHandles.Lookup lookup() {
                return java.lang.invoke.MethodHandles.lookup();
              }
            }
            """);
    Path classes = folder.resolve("classes");
    int failed =
        compiler
            .orElseThrow()
            .run(
                System.out,
                System.err,
                "-d",
                "" + classes,
                "" + info,
                "" + hidden,
                "" + shown,
                "" + door);
    assertEquals(0, failed);
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration =
        boot.configuration().resolve(ModuleFinder.of(classes), ModuleFinder.of(), Set.of("closed"));
    return boot.defineModulesWithOneLoader(configuration, ClassLoader.getSystemClassLoader())
        .findLoader("closed");
  }

  private static Class<? extends Record> record(ClassLoader loader, String name)
      throws ClassNotFoundException {
    return loader.loadClass("closed.api." + name).asSubclass(Record.class);
  }

  @Test
  void publicRecord_ofExportedPackage_isMapped() throws Exception {
    RecordStruct<?> struct = Struct.of(record(closedModule(), "Shown"));

    assertEquals("T{^i:id:h:value:2x}", struct.format());
    assertEquals("Shown[id=1, value=2]", struct.read(new byte[] {1, 0, 0, 0, 2, 0, 0, 0}, 0) + "");
  }

  @Test
  void hiddenRecord_withoutLookup_isRefusedWithAdvice() throws Exception {
    Class<? extends Record> hidden = record(closedModule(), "Hidden");

    var e = assertThrows(IllegalArgumentException.class, () -> Struct.of(hidden));

    String message = String.valueOf(e.getMessage());
    for (String word :
        Set.of(
            "closed.api.Hidden",
            "module closed",
            "Struct.of(Hidden.class, MethodHandles.lookup())",
            "open package closed.api to org.memview")) {
      assertTrue(message.contains(word), message);
    }
  }

  @Test
  void hiddenRecord_withForeignLookup_isRefusedWithAdvice() throws Exception {
    Class<? extends Record> hidden = record(closedModule(), "Hidden");

    var e =
        assertThrows(
            IllegalArgumentException.class, () -> Struct.of(hidden, MethodHandles.publicLookup()));

    assertTrue(String.valueOf(e.getMessage()).contains("the lookup passed has no access"));
  }

  @Test
  void hiddenRecord_withLookupOfItsModule_worksByBothCodecs() throws Exception {
    ClassLoader loader = closedModule();
    Class<? extends Record> hidden = record(loader, "Hidden");
    var lookup =
        (MethodHandles.Lookup) loader.loadClass("closed.api.Door").getMethod("lookup").invoke(null);
    assertNotEquals(Struct.class.getModule(), hidden.getModule());
    byte[] bytes = new byte[16];
    bytes[0] = 7;

    for (CodecMode mode : CodecMode.values()) {
      RecordStruct<?> struct = RecordStructs.of(hidden, lookup, mode);
      for (int i = 0; i < 3; i++) {
        assertEquals("Hidden[id=7, value=0.0]", struct.read(bytes, 0).toString());
      }
    }
  }
}
