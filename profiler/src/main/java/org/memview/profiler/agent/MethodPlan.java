package org.memview.profiler.agent;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.memview.profiler.runtime.Probe;

/// Where the probes of one method go, decided before anything is written.
///
/// There is one at each line entry; one where a branch arrives from another line without a line
/// entry of its own (it only says which line goes on); and one before a jump back to the line it
/// stands on, because a loop whose body is one line enters that line again.
final class MethodPlan {
  private static final int NO_PROBE = -1;

  private final List<CodeElement> elements;

  /// The kind of the probe after a line entry or a label, or before a jump, by element.
  private final int[] kinds;

  /// The line that is current at each element.
  private final int[] lines;

  private final int firstLine;
  private final Set<Label> jumpTargets = new HashSet<>();
  private final int superCall;
  private int probes;
  private int returns;

  private MethodPlan(List<CodeElement> elements, boolean constructor) {
    this.elements = elements;
    this.kinds = new int[elements.size()];
    this.lines = new int[elements.size()];
    Arrays.fill(kinds, NO_PROBE);
    firstLine = firstLine();
    followLines();
    planEntries();
    planMeetings();
    superCall = constructor ? superCall() : -1;
  }

  static MethodPlan of(CodeModel code, boolean constructor) {
    return new MethodPlan(code.elementList(), constructor);
  }

  List<CodeElement> elements() {
    return elements;
  }

  /// Returns whether the class was compiled with line numbers.
  boolean hasLines() {
    return firstLine >= 0;
  }

  int entryLine() {
    return firstLine;
  }

  boolean probed(int element) {
    return kinds[element] != NO_PROBE;
  }

  int kind(int element) {
    return kinds[element];
  }

  int line(int element) {
    return lines[element];
  }

  /// Returns the element that calls `super(…)` or `this(…)`, or -1.
  int superCallElement() {
    return superCall;
  }

  /// Returns at most how many bytes the probes add.
  int growth() {
    return probes * 13 + returns * 7 + 40;
  }

  private int firstLine() {
    for (CodeElement element : elements) {
      if (element instanceof LineNumber line) {
        return line.line();
      }
    }
    return -1;
  }

  private void followLines() {
    int line = firstLine;
    for (int i = 0; i < lines.length; i++) {
      if (elements.get(i) instanceof LineNumber entry) {
        line = entry.line();
      }
      lines[i] = line;
    }
  }

  /// A line entry with something on the operand stack, of a line this statement has shown before,
  /// is the return to a call that is written on several lines, and no new execution.
  private void planEntries() {
    StackDepth stack = new StackDepth();
    Set<Label> handlers = handlers();
    Set<Integer> statement = new HashSet<>();
    boolean caught = false;
    for (int i = 0; i < lines.length; i++) {
      CodeElement element = elements.get(i);
      stack.pass(element);
      if (element instanceof LabelTarget target && handlers.contains(target.label())) {
        caught = true;
      } else if (element instanceof LineNumber entry) {
        if (stack.depth() == 0 || caught) {
          statement.clear();
        }
        probe(i, statement.add(entry.line()) ? Probe.NEW : Probe.SAME);
        caught = false;
      } else if (element instanceof Instruction instruction) {
        caught = false;
        if (instruction.opcode().kind() == Opcode.Kind.RETURN) {
          returns++;
        }
      }
    }
  }

  private Set<Label> handlers() {
    Set<Label> handlers = new HashSet<>();
    for (CodeElement element : elements) {
      if (element instanceof ExceptionCatch handler) {
        handlers.add(handler.handler());
      }
    }
    return handlers;
  }

  private void probe(int element, int kind) {
    kinds[element] = kind;
    probes++;
  }

  private void planMeetings() {
    Map<Label, Integer> places = new HashMap<>();
    for (int i = 0; i < lines.length; i++) {
      if (elements.get(i) instanceof LabelTarget target) {
        places.put(target.label(), i);
      }
    }
    for (Label handler : handlers()) {
      meet(places, handler, -1, Probe.NEW);
    }
    for (int i = 0; i < lines.length; i++) {
      if (elements.get(i) instanceof Instruction instruction) {
        for (Label target : targets(instruction)) {
          jumpTargets.add(target);
          meet(places, target, lines[i], Probe.SAME);
        }
        planAgain(places, i, instruction);
      }
    }
  }

  /// A handler without a line entry stands behind a copy of the same line, as those of `finally`
  /// do; for the program it is a new execution.
  private void meet(Map<Label, Integer> places, Label label, int from, int kind) {
    Integer place = places.get(label);
    if (place != null && lines[place] != from && entryAfter(place) < 0) {
      int last = lastLabel(place);
      if (kinds[last] == NO_PROBE) {
        probe(last, kind);
      }
    }
  }

  private void planAgain(Map<Label, Integer> places, int at, Instruction instruction) {
    if (instruction.opcode() == Opcode.GOTO) {
      Integer place = places.get(((BranchInstruction) instruction).target());
      if (place != null && place < at) {
        int entry = entryAfter(place);
        if (entry >= 0 && lines[entry] == lines[at] && kinds[entry] == Probe.NEW) {
          probe(at, Probe.AGAIN);
        }
      }
    }
  }

  /// Returns the line entry at the same address as the label at `place`, or -1.
  private int entryAfter(int place) {
    for (int i = place + 1; i < lines.length; i++) {
      CodeElement element = elements.get(i);
      if (element instanceof LineNumber) {
        return i;
      }
      if (element instanceof Instruction) {
        return -1;
      }
    }
    return -1;
  }

  private int lastLabel(int place) {
    int last = place;
    for (int i = place + 1; i < lines.length; i++) {
      CodeElement element = elements.get(i);
      if (element instanceof LabelTarget) {
        last = i;
      } else if (element instanceof Instruction) {
        break;
      }
    }
    return last;
  }

  private static List<Label> targets(Instruction instruction) {
    return switch (instruction.opcode().kind()) {
      case BRANCH -> List.of(((BranchInstruction) instruction).target());
      case LOOKUP_SWITCH -> {
        LookupSwitchInstruction lookup = (LookupSwitchInstruction) instruction;
        yield targets(lookup.defaultTarget(), lookup.cases());
      }
      case TABLE_SWITCH -> {
        TableSwitchInstruction table = (TableSwitchInstruction) instruction;
        yield targets(table.defaultTarget(), table.cases());
      }
      default -> List.of();
    };
  }

  private static List<Label> targets(Label otherwise, List<SwitchCase> cases) {
    List<Label> targets = new ArrayList<>();
    targets.add(otherwise);
    for (SwitchCase one : cases) {
      targets.add(one.target());
    }
    return targets;
  }

  /// Returns whether entering the method is the probe of this line entry, too: it is the first
  /// thing there, and no loop comes back to it.
  boolean entersWithProbe(int element) {
    for (int i = 0; i < element; i++) {
      CodeElement before = elements.get(i);
      if (before instanceof Instruction
          || before instanceof LineNumber
          || (before instanceof LabelTarget target && jumpTargets.contains(target.label()))) {
        return false;
      }
    }
    return true;
  }

  private int superCall() {
    int unfinished = 0;
    for (int i = 0; i < lines.length; i++) {
      CodeElement element = elements.get(i);
      if (element instanceof Instruction instruction) {
        if (instruction.opcode() == Opcode.NEW) {
          unfinished++;
        } else if (instruction.opcode() == Opcode.INVOKESPECIAL
            && ((InvokeInstruction) instruction).name().equalsString("<init>")
            && unfinished-- == 0) {
          return i;
        }
      }
    }
    return -1;
  }
}
