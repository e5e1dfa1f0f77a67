package org.memview.tests.differential;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Draws programs. It runs each step on the library at once, to choose the next by what there is;
/// the text of the program does not depend on that any more.
final class Generator {
  private static final int STEPS = 90;

  private static final List<String> OPERATIONS = weighted();

  private final Chance chance;
  private final boolean numPy;

  /// A program and the library's answers.
  record Run(List<Step> program, List<String> answers) {}

  Generator(long seed, boolean numPy) {
    this.chance = new Chance(seed);
    this.numPy = numPy;
  }

  /// How often each operation is drawn. Twelve of a hundred steps make views of several axes, which
  /// need NumPy.
  private static List<String> weighted() {
    List<String> all = new ArrayList<>();
    add(all, 14, "slice", "get", "set");
    add(all, 10, "assign", "eq", "cast");
    add(all, 8, "tget", "tset", "attrs", "tolist", "tobytes");
    add(all, 6, "nslice", "copy", "index", "contains", "count");
    add(all, 5, "hex", "iter", "transpose", "reshape", "at", "mem", "reduce");
    add(all, 4, "share", "ro", "release", "resize", "field", "rev", "hash", "fill", "mismatch");
    add(all, 3, "len", "bcast", "consume", "contig", "afterRelease", "poke", "exporter", "view");
    return List.copyOf(all);
  }

  private static void add(List<String> all, int weight, String... operations) {
    for (String operation : operations) {
      all.addAll(Collections.nCopies(weight, operation));
    }
  }

  Run next() {
    List<Step> program = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    try (Interpreter interpreter = new Interpreter()) {
      Drawing drawing = new Drawing(interpreter.world());
      while (program.size() < STEPS) {
        add(drawing.next(program.size()), interpreter, program, answers);
      }
      for (String name : interpreter.world().lenders().keySet()) {
        add(Step.of("mem", name), interpreter, program, answers);
      }
    }
    return new Run(program, answers);
  }

  private static void add(
      Step step, Interpreter interpreter, List<Step> program, List<String> answers) {
    program.add(step);
    answers.add(interpreter.run(step));
  }

  /// Returns whether the Python side needs NumPy for a step.
  static boolean needsNumPy(Step step) {
    return NUMPY_ONLY.contains(step.operation()) || step.toString().contains(" T{");
  }

  /// Runs a program that is there already.
  static Run rerun(List<Step> program) {
    List<String> answers = new ArrayList<>();
    try (Interpreter interpreter = new Interpreter()) {
      for (Step step : program) {
        answers.add(interpreter.run(step));
      }
    }
    return new Run(program, answers);
  }

  /// The drawing of one program.
  private final class Drawing {
    private final World world;
    private final Pool pool;
    private final Exporting exporting;
    private final Deriving deriving;
    private final Accessing accessing;

    Drawing(World world) {
      this.world = world;
      this.pool = new Pool(chance, world);
      this.exporting = new Exporting(chance, numPy);
      this.deriving = new Deriving(chance, pool, numPy);
      this.accessing = new Accessing(chance, pool);
    }

    Step next(int done) {
      if (done < 2) {
        return exporting.draw(pool.newName('x'));
      }
      if (done < 5 || !pool.hasOpenViews()) {
        return view();
      }
      return draw(chance.of(OPERATIONS));
    }

    private Step draw(String operation) {
      return switch (operation) {
        case "slice",
            "nslice",
            "at",
            "cast",
            "reshape",
            "bcast",
            "transpose",
            "field",
            "share",
            "consume",
            "contig",
            "ro",
            "rev" ->
            numPy || !NUMPY_ONLY.contains(operation)
                ? deriving.draw(operation)
                : deriving.draw("slice");
        case "exporter" -> exporting.draw(pool.newName('x'));
        case "view" -> view();
        case "mem" -> Step.of("mem", pool.lender());
        case "resize" -> resize();
        case "poke" -> poke();
        case "release" -> Step.of("release", pool.view().name());
        case "afterRelease" -> afterRelease();
        default -> accessing.draw(operation);
      };
    }

    private Step view() {
      return Step.of("view", pool.newName('v'), pool.lender());
    }

    private Step resize() {
      String name = pool.lender();
      Lender lender = world.lender(name);
      if (!lender.isResizable()) {
        return Step.of("mem", name);
      }
      return chance.percent(60)
          ? Step.of(
              "grow",
              name,
              Values.hex(chance.bytes((int) (lender.itemSize() * chance.between(1, 3)))))
          : Step.of("shrink", name, chance.between(1, 3));
    }

    private Step poke() {
      String name = pool.lender();
      Lender lender = world.lender(name);
      return lender.isPokable()
          ? Step.of("poke", name, chance.below(lender.contents().length), chance.below(256))
          : Step.of("mem", name);
    }

    /// Anything at all on a view that was released, and the second release.
    private Step afterRelease() {
      String name = pool.released().name();
      return switch (chance.below(14)) {
        case 0 -> Step.of("get", name, "0");
        case 1 -> Step.of("set", name, "0", "i1");
        case 2 -> Step.of("slice", pool.newName('v'), name, "1", "_", "_", "from");
        case 3 -> Step.of("cast", pool.newName('v'), name, "B");
        case 4 -> Step.of("share", pool.newName('v'), name);
        case 5 -> Step.of("ro", pool.newName('v'), name);
        case 6 -> Step.of("tolist", name);
        case 7 -> Step.of("attrs", name);
        case 8 -> Step.of("len", name);
        case 9 -> Step.of("eq", name, chance.percent(50) ? name : pool.view().name());
        case 10 -> Step.of("hex", name);
        case 11 -> Step.of("iter", name);
        case 12 -> Step.of("consume", pool.newName('v'), name);
        default -> Step.of("release", name);
      };
    }
  }

  private static final List<String> NUMPY_ONLY =
      List.of("nslice", "at", "reshape", "bcast", "transpose", "field");
}
