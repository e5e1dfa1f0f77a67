package org.memview.tests.differential;

import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import org.memview.ByteSequence;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.spi.Exporter;

/// Runs the steps of `owners.py` on the library. Operand `x6162` is a literal, `@x0` what was made,
/// `n97` a number; an open bound is `_`.
///
/// ```
/// bytes x0 HEX · bytearray x0 HEX PLACE · array x0 CODE HEX PLACE
/// view v0 x0 START STOP STEP CAST · release v0 · state x0
/// vbytes v0 · vset v0 INDEX BYTE · METHOD x0 ARGUMENTS
/// ```
///
/// `PLACE` is ours alone: a byte array that begins inside its memory, a typed one outside the heap.
final class OwnerInterpreter implements AutoCloseable {
  private final OwnerWorld world = new OwnerWorld();
  private final ByteSteps bytes = new ByteSteps(world);
  private final ArraySteps arrays = new ArraySteps(world);

  OwnerWorld world() {
    return world;
  }

  /// Returns `= RESULT`, with ` | CONTENTS` behind if the step may change what it names, or `!
  /// CLASS MESSAGE`.
  String run(Step step) {
    try {
      return "= " + answer(step);
    } catch (World.UnboundException e) {
      return "! Unbound " + e.getMessage();
    } catch (RuntimeException | IOException e) {
      return "! " + e.getClass().getSimpleName() + " " + e.getMessage();
    }
  }

  static List<String> run(List<Step> program) {
    try (OwnerInterpreter interpreter = new OwnerInterpreter()) {
      return program.stream().map(interpreter::run).toList();
    }
  }

  private String answer(Step step) throws IOException {
    switch (step.operation()) {
      case "bytes" -> world.bind(step.name(), OwnerWorld.literal(step.text(1)));
      case "bytearray" -> world.bind(step.name(), byteArray(step));
      case "array" -> world.bind(step.name(), array(step));
      case "view" -> world.bind(step.name(), view(step));
      case "release" -> world.view(step.name()).close();
      case "vset" -> world.view(step.name()).set(step.number(1), (int) step.number(2));
      case "vbytes" -> {
        return Values.write(world.view(step.name()).toBytes());
      }
      default -> {
        return method(world.thing(step.name()), step);
      }
    }
    return "ok";
  }

  private String method(Exporter receiver, Step step) throws IOException {
    return switch (receiver) {
      case ByteSequence<?> sequence -> bytes.run(sequence, step);
      case TypedArray array -> arrays.run(array, step);
      default -> throw new World.UnboundException(step.name());
    };
  }

  private static ByteArray byteArray(Step step) {
    Bytes literal = OwnerWorld.literal(step.text(1));
    return step.text(2).equals("inside")
        ? ByteArray.of(Bytes.ofInts(7, 8, 9).concat(literal)).deleteSlice(0, 3)
        : ByteArray.of(literal);
  }

  private static TypedArray array(Step step) {
    byte[] data = HexFormat.of().parseHex(step.text(2).substring(1));
    String code = step.text(1);
    TypedArray array =
        step.text(3).equals("native") ? TypedArray.ofNative(code) : TypedArray.of(code);
    return array.fromBytes(data);
  }

  private MemoryView view(Step step) {
    MemoryView view = MemoryView.of(world.thing(step.text(1)));
    try {
      MemoryView part =
          view.slice(
              bound(step.text(2), Long.MIN_VALUE),
              bound(step.text(3), Long.MAX_VALUE),
              bound(step.text(4), 1));
      return step.text(5).equals("-") ? part : part.cast(step.text(5));
    } catch (RuntimeException e) {
      view.close();
      throw e;
    }
  }

  static long bound(String text, long open) {
    return text.equals("_") ? open : Long.parseLong(text);
  }

  @Override
  public void close() {
    world.close();
  }
}
