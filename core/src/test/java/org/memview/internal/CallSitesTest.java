package org.memview.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What decides how long the JIT is busy with a method, as far as that does not depend on the
/// machine.
class CallSitesTest {
  // C2 makes a copy of everything below for each call, and with two processors it is one thread: a
  // second call doubles the time for which all other code of a program waits to be compiled.
  @ParameterizedTest
  @CsvSource({
    "ColumnTree, fold, fold",
    "ColumnTree, fold, read",
    "ColumnTree, fold, readFour",
    "FloatAxisSums$BlockRows, readFour, read",
    "IntegerAxisSums, add, add",
    "IntegerAxisSums, add, addLanes",
    "IntegerAxisSums, add, readRow",
    "AxisExtremes, columns, take",
    "Mover, copyRun, copyRow",
  })
  void stepWithLoops_ofHotMethod_isCalledFromOnePlace(String type, String method, String step)
      throws IOException {
    long calls = 0;
    for (MethodModel model : ClassFile.of().parse(bytes(type)).methods()) {
      if (model.methodName().equalsString(method)) {
        long here = model.code().map(code -> calls(code, step)).orElse(0L);
        calls = Math.max(calls, here);
      }
    }

    assertEquals(1, calls, "calls of " + step + " in " + type + "." + method);
  }

  private static long calls(CodeModel code, String method) {
    return code.elementStream()
        .filter(e -> e instanceof InvokeInstruction call && call.name().equalsString(method))
        .count();
  }

  private static byte[] bytes(String type) throws IOException {
    try (InputStream file = CallSitesTest.class.getResourceAsStream(type + ".class")) {
      return Objects.requireNonNull(file, type).readAllBytes();
    }
  }
}
