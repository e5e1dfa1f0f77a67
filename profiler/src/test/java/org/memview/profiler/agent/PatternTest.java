package org.memview.profiler.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTest {
  @ParameterizedTest
  @CsvSource({
    "com.acme.Foo#bar, com.acme.Foo, true",
    "com.acme.Foo#bar, com.acme.Foot, false",
    "com.acme.Foo#bar, org.acme.Foo, false",
    "Foo#bar, com.acme.Foo, true",
    "Foo#bar, Foo, true",
    "Foo#bar, java.util.Foo, false",
    "Inner, com.acme.Foo$Inner, true",
    "com.acme.Foo.Inner, com.acme.Foo$Inner, true",
    "**.io.*, com.acme.io.Reader, true",
    "**.io.*, com.acme.io.deep.Reader, false",
    "**.io.*, com.acme.Reader, false",
    "com.acme.**, com.acme.a.b.C, true",
    "Fo*, com.acme.Foo, true",
    "java.util.ArrayList#grow, java.util.ArrayList, true",
  })
  void type_isMatchedWithItsPackage_orByItsNameAlone(
      String pattern, String className, boolean matches) {
    assertEquals(matches, Pattern.parse(pattern).matchesType(className));
  }

  @Test
  void method_isAnyWithoutAHash_andAGlobBehindOne() {
    assertTrue(Pattern.parse("Foo").method().matches("bar"));
    assertTrue(Pattern.parse("Foo#ba*").method().matches("bar"));
    assertFalse(Pattern.parse("Foo#ba*").method().matches("foo"));
    assertTrue(Pattern.parse("Foo#<init>").method().matches("<init>"));
  }

  @Test
  void line_isOfAFile_whateverItsFolder() {
    Pattern pattern = Pattern.parse("src/com/acme/Foo.java:120");

    assertEquals("Foo.java", pattern.sourceFile());
    assertEquals(120, pattern.line());
    assertTrue(pattern.matchesType("com.acme.Foo$Inner"));
    assertFalse(pattern.matchesType("java.util.List"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#bar", "Foo#", "Foo.java:", "Foo.java:twelve"})
  void nonsense_isRefused_withWhatItIsAndExamples(String text) {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> Pattern.parse(text)).getMessage());

    assertTrue(message.startsWith("'" + text + "' is no pattern"), message);
    assertTrue(message.contains("Foo.java:120"), message);
  }

  @Test
  void options_thatNeedNumbers_nameWhatTheyGot() {
    String message =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> AgentOptions.parse("interval=soon"))
                .getMessage());

    assertTrue(message.contains("'interval=soon' needs a whole number"), message);
  }
}
