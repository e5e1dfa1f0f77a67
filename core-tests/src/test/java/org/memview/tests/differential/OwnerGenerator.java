package org.memview.tests.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.memview.ByteSequence;
import org.memview.MemoryView;
import org.memview.array.ByteArray;
import org.memview.array.TypedArray;
import org.memview.spi.Exporter;

/// Draws programs of owners. Like [Generator], it runs each step at once to choose the next.
final class OwnerGenerator {
  private static final int STEPS = 120;

  private final Chance chance;

  OwnerGenerator(long seed) {
    this.chance = new Chance(seed);
  }

  Generator.Run next() {
    List<Step> program = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    try (OwnerInterpreter interpreter = new OwnerInterpreter()) {
      Drawing drawing = new Drawing(interpreter.world());
      while (program.size() < STEPS) {
        Step step = drawing.next(program.size());
        String answer = interpreter.run(step);
        program.add(step);
        answers.add(answer);
        // A refused change must have changed nothing.
        if (answer.startsWith("! ") && drawing.isOwner(step.name())) {
          Step state = Step.of("state", step.name());
          program.add(state);
          answers.add(interpreter.run(state));
        }
      }
    }
    return new Generator.Run(program, answers);
  }

  /// The drawing of one program.
  private final class Drawing {
    private final OwnerWorld world;
    private final ByteDrawing bytes;
    private final ArrayDrawing arrays;
    private int names;

    Drawing(OwnerWorld world) {
      this.world = world;
      this.bytes = new ByteDrawing(chance, this::pick);
      this.arrays = new ArrayDrawing(chance, this::pick);
    }

    boolean isOwner(String name) {
      @Nullable Exporter thing = world.things().get(name);
      return thing != null && !(thing instanceof MemoryView);
    }

    Step next(int done) {
      if (done < 5) {
        return make();
      }
      int kind = chance.below(100);
      if (kind < 2) {
        return make();
      }
      if (kind < 7) {
        return view();
      }
      if (kind < 15) {
        return viewed();
      }
      String name = pick(thing -> !(thing instanceof MemoryView), null);
      Exporter owner = world.thing(name);
      return owner instanceof TypedArray array
          ? arrays.draw(name, array)
          : bytes.draw(name, (ByteSequence<?>) owner);
    }

    private Step make() {
      String name = "x" + names++;
      int kind = chance.below(100);
      if (kind < 20) {
        return Step.of("bytes", name, bytes.literal());
      }
      if (kind < 55) {
        return Step.of("bytearray", name, bytes.literal(), chance.of("outside", "inside"));
      }
      return arrays.make(name);
    }

    private Step view() {
      String owner = pick(thing -> thing instanceof ByteArray || thing instanceof TypedArray, null);
      boolean whole = chance.percent(50);
      boolean isText = world.thing(owner) instanceof TypedArray x && ArrayDrawing.isText(x);
      return Step.of(
          "view",
          "v" + names++,
          owner,
          whole ? "_" : chance.bound(12),
          whole ? "_" : chance.bound(12),
          whole ? "_" : step(),
          whole && !isText && chance.percent(40) ? "B" : "-");
    }

    private String step() {
      String step = chance.step();
      return step.equals("0") ? "2" : step;
    }

    /// Something with a view, most often its end: while it is open, owners cannot change.
    private Step viewed() {
      String name = pick(MemoryView.class::isInstance, null);
      if (!name.startsWith("v")) {
        return view();
      }
      MemoryView view = world.view(name);
      boolean isBytes = !view.isReleased() && view.format().equals("B");
      return switch (chance.below(isBytes ? 8 : 6)) {
        case 0 -> Step.of("vbytes", name);
        case 6, 7 -> Step.of("vset", name, chance.index(view.length()), chance.below(256));
        default -> Step.of("release", name);
      };
    }

    /// Returns the name of something that suits, or `otherwise`, or of anything.
    private String pick(Predicate<Exporter> suits, @Nullable String otherwise) {
      List<String> found = new ArrayList<>();
      world
          .things()
          .forEach((name, thing) -> {
            if (suits.test(thing)) {
              found.add(name);
            }
          });
      if (found.isEmpty()) {
        return otherwise == null ? world.things().keySet().iterator().next() : otherwise;
      }
      return chance.of(found);
    }
  }

  /// Chooses among what there is.
  @FunctionalInterface
  interface Picker {
    String pick(Predicate<Exporter> suits, @Nullable String otherwise);
  }
}
