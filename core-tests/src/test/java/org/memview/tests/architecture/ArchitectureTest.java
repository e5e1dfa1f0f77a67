package org.memview.tests.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.memview.Bytes;

class ArchitectureTest {
  private static final String PLANTED = "org.memview.tests.architecture.planted";

  @TestFactory
  Stream<DynamicTest> core_everyRule_holds() throws Exception {
    URI core = Bytes.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    JavaClasses classes = new ClassFileImporter().importLocations(List.of(location(core)));
    assertTrue(classes.contain("org.memview.internal.Block"), "core's classes were not found");

    return new Rules("org.memview").all().map(rule -> holds(rule, classes));
  }

  @TestFactory
  Stream<DynamicTest> plantedViolation_itsRule_namesIt() {
    JavaClasses classes = new ClassFileImporter().importPackages(PLANTED);
    var rules = new Rules(PLANTED);
    Map<ArchRule, String> expected =
        Map.of(
            rules.layoutStandsAlone(), "layout.KnowsFormat",
            rules.formatStandsAlone(), "format.KnowsLayout",
            rules.spiKnowsLayoutAndFormatOnly(), "spi.KnowsKernel",
            rules.internalKnowsNoCaller(), "internal.KnowsStruct",
            rules.arrayUsesPublicTypes(), "array.KnowsKernel",
            rules.signaturesMentionNothingInternal(), "struct.Leaks",
            rules.printsNothing(), "Prints",
            rules.usesNoJdkInternals(), "UsesJdkInternals",
            rules.callsNothingRestricted(), "CallsRestricted");
    assertEquals(rules.all().count(), expected.size(), "a rule without a planted violation");

    return expected.entrySet().stream()
        .map(entry -> namesOnly(entry.getKey(), PLANTED + "." + entry.getValue(), classes));
  }

  @Test
  void otherModules_importNothingInternal() throws IOException {
    List<String> offenders;
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      offenders =
          files
              .filter(ArchitectureTest::isForeignSource)
              .filter(ArchitectureTest::importsInternal)
              .map(Path::toString)
              .toList();
    }

    assertEquals(List.of(), offenders);
  }

  private static DynamicTest holds(ArchRule rule, JavaClasses classes) {
    return dynamicTest(rule.getDescription(), () -> rule.check(classes));
  }

  private static DynamicTest namesOnly(ArchRule rule, String name, JavaClasses classes) {
    return dynamicTest(
        rule.getDescription(),
        () -> {
          List<String> violations = rule.evaluate(classes).getFailureReport().getDetails();

          assertTrue(!violations.isEmpty(), "nothing found");
          assertEquals(
              List.of(), violations.stream().filter(text -> !text.contains(name)).toList());
        });
  }

  private static com.tngtech.archunit.core.importer.Location location(URI uri) {
    return com.tngtech.archunit.core.importer.Location.of(uri);
  }

  private static boolean isForeignSource(Path file) {
    String path = file.normalize().toString().replace('\\', '/');
    return path.endsWith(".java") && path.contains("/src/") && !path.startsWith("../core/");
  }

  private static boolean importsInternal(Path file) {
    try {
      return Files.readString(file)
          .lines()
          .anyMatch(line -> line.startsWith("import org.memview.internal."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
