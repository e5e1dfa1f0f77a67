package org.memview.profiler.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/// A random Java class, and what each of its lines costs, found by running its statements as a
/// tree.
///
/// The tree is the oracle: it knows nothing of class files and probes. Lines that only close a
/// block are not predicted, except that they cost nothing.
public final class RandomProgram {
  private static final int METHODS = 8;
  private static final int STATEMENTS = 12;
  private static final int MOST_STEPS = 6_000;

  private final Random random;
  private final StringBuilder source = new StringBuilder();
  private final List<List<Statement>> bodies = new ArrayList<>();
  private int line = 1;
  private int variables;

  private final Map<Integer, long[]> expected = new HashMap<>();
  private final Deque<Frame> frames = new ArrayDeque<>();
  private long x;
  private int steps;

  /// A statement is run by the oracle; its text is written when it is made.
  private interface Statement {
    void run(int depth);
  }

  /// A call of method `table`, a lambda of it included.
  private static final class Frame {
    final int table;
    int line;

    Frame(int table) {
      this.table = table;
    }
  }

  /// Leaves the statements as a Java exception does.
  private static final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Failure() {
      super("planned", null, false, false);
    }
  }

  /// Writes a program.
  public RandomProgram(String name, long seed) {
    this.random = new Random(seed);
    emit("import org.memview.profiler.oracle.Sink;");
    emit("public class " + name + " {");
    emit("  static int budget;");
    for (int m = 0; m < METHODS; m++) {
      emit("  static void m" + m + "(int d) {");
      bodies.add(block(m, "    ", 3, STATEMENTS));
      emit("  }");
    }
    emit("  static void main() {");
    emit("    Sink.x = 1;");
    emit("    budget = " + MOST_STEPS + ";");
    emit("    m0(3);");
    emit("  }");
    emit("}");
  }

  /// Returns the text.
  public String source() {
    return source.toString();
  }

  /// Returns how many lines it has.
  public int length() {
    return line - 1;
  }

  /// Runs the tree; returns occurrences and bytes by line.
  public Map<Integer, long[]> expect() {
    expected.clear();
    x = 1;
    steps = MOST_STEPS;
    call(0, 3);
    return expected;
  }

  /// Returns the bytes the whole program allocates.
  public long bytes() {
    return total;
  }

  private long total;

  private int emit(String text) {
    source.append(text).append('\n');
    return line++;
  }

  // --- The oracle ---------------------------------------------------------------------------

  private void call(int method, int depth) {
    frames.push(new Frame(method));
    try {
      bodies.get(method).forEach(statement -> statement.run(depth));
    } finally {
      frames.pop();
    }
  }

  private void enter(int at) {
    frames.element().line = at;
    expected.computeIfAbsent(at, key -> new long[2])[0]++;
  }

  private void resume(int at) {
    frames.element().line = at;
  }

  /// Each byte is billed once in each table: to the innermost line of it.
  private void allocate(int bytes) {
    long size = Instrumented.sizeOfBytes(bytes);
    total += size;
    boolean[] billed = new boolean[METHODS];
    for (Frame frame : frames) {
      if (!billed[frame.table]) {
        billed[frame.table] = true;
        expected.computeIfAbsent(frame.line, key -> new long[2])[1] += size;
      }
    }
  }

  private void step() {
    x = (x * 31 + 7) % 1009;
  }

  // --- The generator ------------------------------------------------------------------------

  private List<Statement> block(int table, String indent, int depth, int most) {
    List<Statement> statements = new ArrayList<>();
    int n = 1 + random.nextInt(most);
    for (int i = 0; i < n; i++) {
      statements.add(statement(table, indent, depth));
    }
    return statements;
  }

  private Statement statement(int table, String indent, int depth) {
    int kind = random.nextInt(depth > 0 ? 18 : 7);
    return switch (kind) {
      case 0, 1, 2 -> allocation(indent);
      case 3 -> arithmetic(indent);
      case 4 -> severalLines(indent);
      case 5 -> conditional(indent);
      case 6 -> call(table, indent);
      case 7, 8 -> counted(table, indent, depth);
      case 9 -> whileLoop(table, indent, depth);
      case 10 -> endless(indent);
      case 11 -> doWhile(table, indent, depth);
      case 12, 13 -> ifElse(table, indent, depth);
      case 14 -> switched(table, indent, depth);
      case 15 -> lambda(table, indent);
      case 16 -> caught(table, indent, depth);
      default -> finished(table, indent, depth);
    };
  }

  private Statement allocation(String indent) {
    int n = random.nextInt(10) == 0 ? random.nextInt(20_000) : random.nextInt(300);
    int at = emit(indent + "Sink.object = new byte[" + n + "];");
    return depth -> {
      enter(at);
      allocate(n);
    };
  }

  private Statement arithmetic(String indent) {
    int at = emit(indent + "Sink.x = (Sink.x * 31 + 7) % 1009;");
    return depth -> {
      enter(at);
      step();
    };
  }

  private Statement severalLines(String indent) {
    int a = random.nextInt(200);
    int b = random.nextInt(200);
    int first = emit(indent + "Sink.keep(");
    int second = emit(indent + "    Sink.bytes(" + a + "),");
    int third = emit(indent + "    Sink.bytes(" + b + "));");
    return depth -> {
      enter(second);
      allocate(a);
      enter(third);
      allocate(b);
      enter(first);
    };
  }

  private Statement conditional(String indent) {
    int a = random.nextInt(200);
    int b = random.nextInt(200);
    int first = emit(indent + "Sink.object = Sink.x % 2 == 0");
    int second = emit(indent + "    ? Sink.bytes(" + a + ")");
    int third = emit(indent + "    : Sink.bytes(" + b + ");");
    return depth -> {
      enter(first);
      enter(x % 2 == 0 ? second : third);
      allocate(x % 2 == 0 ? a : b);
    };
  }

  private Statement call(int table, String indent) {
    int callee = random.nextInt(3) == 0 ? table : random.nextInt(METHODS);
    int at = emit(indent + "if (d > 0 && budget-- > 0) m" + callee + "(d - 1);");
    return depth -> {
      enter(at);
      if (depth > 0 && steps-- > 0) {
        call(callee, depth - 1);
      }
    };
  }

  private Statement counted(int table, String indent, int depth) {
    String i = "i" + variables++;
    int k = random.nextInt(4);
    int at = emit(indent + "for (int " + i + " = 0; " + i + " < " + k + "; " + i + "++) {");
    List<Statement> body = block(table, indent + "  ", depth - 1, 4);
    emit(indent + "}");
    return d -> {
      enter(at);
      for (int n = 0; n < k; n++) {
        run(body, d);
        enter(at);
      }
    };
  }

  private Statement whileLoop(int table, String indent, int depth) {
    String w = "w" + variables++;
    int k = random.nextInt(4);
    int before = emit(indent + "int " + w + " = " + k + ";");
    int at = emit(indent + "while (" + w + "-- > 0) {");
    List<Statement> body = block(table, indent + "  ", depth - 1, 4);
    emit(indent + "}");
    return d -> {
      enter(before);
      enter(at);
      for (int n = 0; n < k; n++) {
        run(body, d);
        enter(at);
      }
    };
  }

  /// The body is one line, which enters itself again.
  private Statement endless(String indent) {
    String w = "w" + variables++;
    int k = 1 + random.nextInt(4);
    int n = random.nextInt(100);
    int before = emit(indent + "int " + w + " = " + k + ";");
    emit(indent + "while (true) {");
    int at =
        emit(indent + "  if (" + w + "-- <= 0) break; else Sink.object = new byte[" + n + "];");
    emit(indent + "}");
    return d -> {
      enter(before);
      for (int i = 0; i < k; i++) {
        enter(at);
        allocate(n);
      }
      enter(at);
    };
  }

  private Statement doWhile(int table, String indent, int depth) {
    String w = "w" + variables++;
    int k = 1 + random.nextInt(3);
    int before = emit(indent + "int " + w + " = " + k + ";");
    emit(indent + "do {");
    List<Statement> body = block(table, indent + "  ", depth - 1, 4);
    int at = emit(indent + "} while (--" + w + " > 0);");
    return d -> {
      enter(before);
      for (int n = 0; n < k; n++) {
        run(body, d);
        enter(at);
      }
    };
  }

  private Statement ifElse(int table, String indent, int depth) {
    int r = 2 + random.nextInt(3);
    int at = emit(indent + "if (Sink.x % " + r + " == 0) {");
    List<Statement> yes = block(table, indent + "  ", depth - 1, 3);
    emit(indent + "} else {");
    List<Statement> no = block(table, indent + "  ", depth - 1, 3);
    emit(indent + "}");
    return d -> {
      enter(at);
      run(x % r == 0 ? yes : no, d);
    };
  }

  private Statement switched(int table, String indent, int depth) {
    int at = emit(indent + "switch ((int) (Sink.x % 4)) {");
    List<List<Statement>> cases = new ArrayList<>();
    List<Integer> breaks = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      emit(indent + "  case " + c + ":");
      List<Statement> body = block(table, indent + "    ", depth - 1, 2);
      // javac lets an `if` before `break` jump to where `break` would: something has to stand
      // between
      body.add(arithmetic(indent + "    "));
      cases.add(body);
      breaks.add(random.nextInt(3) == 0 ? -1 : emit(indent + "    break;"));
    }
    emit(indent + "  default:");
    cases.add(block(table, indent + "    ", depth - 1, 2));
    emit(indent + "}");
    return d -> {
      enter(at);
      for (int c = (int) (x % 4); c < 4; c++) {
        run(cases.get(c), d);
        if (c < 3 && breaks.get(c) >= 0) {
          enter(breaks.get(c));
          break;
        }
      }
    };
  }

  /// The lambda captures nothing, so making it costs nothing; its lines belong to the method.
  private Statement lambda(int table, String indent) {
    int at = emit(indent + "Sink.run(() -> {");
    List<Statement> body = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      body.add(random.nextBoolean() ? allocation(indent + "  ") : severalLines(indent + "  "));
    }
    emit(indent + "});");
    return d -> {
      enter(at);
      frames.push(new Frame(table));
      run(body, d);
      frames.pop();
      resume(at);
    };
  }

  private Statement caught(int table, String indent, int depth) {
    int r = 2 + random.nextInt(3);
    emit(indent + "try {");
    List<Statement> tried = block(table, indent + "  ", depth - 1, 3);
    int failing = emit(indent + "  Sink.failIfMultiple(" + r + ");");
    List<Statement> after = block(table, indent + "  ", depth - 1, 2);
    emit(indent + "} catch (IllegalStateException e) {");
    List<Statement> handler = block(table, indent + "  ", 0, 2);
    emit(indent + "}");
    return d -> {
      try {
        run(tried, d);
        enter(failing);
        fail(r);
        run(after, d);
      } catch (Failure e) {
        run(handler, d);
      }
    };
  }

  private void fail(int r) {
    if (x % r == 0) {
      throw new Failure();
    }
  }

  /// The failure is caught round the block, so it leaves through `finally`, and through a frame.
  private Statement finished(int table, String indent, int depth) {
    int r = 2 + random.nextInt(3);
    emit(indent + "try {");
    emit(indent + "  try {");
    List<Statement> tried = block(table, indent + "    ", depth - 1, 2);
    int failing = emit(indent + "    Sink.failIfMultiple(" + r + ");");
    emit(indent + "  } finally {");
    List<Statement> last = block(table, indent + "    ", 0, 2);
    emit(indent + "  }");
    emit(indent + "} catch (IllegalStateException e) {");
    int handled = emit(indent + "  Sink.x++;");
    emit(indent + "}");
    return d -> {
      try {
        try {
          run(tried, d);
          enter(failing);
          fail(r);
        } finally {
          run(last, d);
        }
      } catch (Failure e) {
        enter(handled);
        x++;
      }
    };
  }

  private static void run(List<Statement> statements, int depth) {
    statements.forEach(run(depth));
  }

  private static Consumer<Statement> run(int depth) {
    return statement -> statement.run(depth);
  }
}
