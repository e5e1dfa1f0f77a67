package org.memview.profiler.agent;

import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many slots the operand stack holds, followed through a method from its first element to its
/// last.
///
/// One pass is enough: a place that is reached only by a jump backwards has an empty stack in code
/// that compilers write.
final class StackDepth {
  private static final int AFTER_THROW = 1;

  private final Map<Label, Integer> known = new HashMap<>();
  private int depth;
  private boolean reachable = true;

  int depth() {
    return depth;
  }

  /// Moves past one element.
  void pass(CodeElement element) {
    if (element instanceof ExceptionCatch handler) {
      known.put(handler.handler(), AFTER_THROW);
    } else if (element instanceof LabelTarget target) {
      arrive(target.label());
    } else if (element instanceof Instruction instruction) {
      execute(instruction);
    }
  }

  private void arrive(Label label) {
    Integer jumped = known.get(label);
    if (jumped != null) {
      depth = jumped;
    } else if (!reachable) {
      depth = 0;
    }
    reachable = true;
  }

  private void execute(Instruction instruction) {
    depth = Math.max(0, depth + change(instruction));
    switch (instruction.opcode().kind()) {
      case BRANCH -> known.put(((BranchInstruction) instruction).target(), depth);
      case LOOKUP_SWITCH -> {
        LookupSwitchInstruction lookup = (LookupSwitchInstruction) instruction;
        jumps(lookup.defaultTarget(), lookup.cases());
      }
      case TABLE_SWITCH -> {
        TableSwitchInstruction table = (TableSwitchInstruction) instruction;
        jumps(table.defaultTarget(), table.cases());
      }
      default -> {}
    }
    reachable = !endsBlock(instruction.opcode());
  }

  private void jumps(Label otherwise, List<SwitchCase> cases) {
    known.put(otherwise, depth);
    for (SwitchCase one : cases) {
      known.put(one.target(), depth);
    }
    reachable = false;
  }

  /// Returns whether the next instruction is reached by jumps only.
  static boolean endsBlock(Opcode opcode) {
    return switch (opcode.kind()) {
      case RETURN, THROW_EXCEPTION, TABLE_SWITCH, LOOKUP_SWITCH -> true;
      case BRANCH -> opcode == Opcode.GOTO || opcode == Opcode.GOTO_W;
      default -> false;
    };
  }

  private static int change(Instruction instruction) {
    Opcode opcode = instruction.opcode();
    return switch (opcode.kind()) {
      case LOAD -> ((LoadInstruction) instruction).typeKind().slotSize();
      case STORE -> -((StoreInstruction) instruction).typeKind().slotSize();
      case CONSTANT -> ((ConstantInstruction) instruction).typeKind().slotSize();
      case CONVERT -> converted((ConvertInstruction) instruction);
      case FIELD_ACCESS -> field((FieldInstruction) instruction);
      case INVOKE -> invoked((InvokeInstruction) instruction);
      case INVOKE_DYNAMIC -> called(((InvokeDynamicInstruction) instruction).typeSymbol());
      case NEW_OBJECT -> 1;
      case NEW_MULTI_ARRAY -> 1 - ((NewMultiArrayInstruction) instruction).dimensions();
      case OPERATOR -> operator((OperatorInstruction) instruction);
      case STACK -> stack(opcode);
      case ARRAY_LOAD -> arrayElement(opcode) - 2;
      case ARRAY_STORE -> -2 - arrayElement(opcode);
      case BRANCH -> branch(opcode);
      case LOOKUP_SWITCH, TABLE_SWITCH, MONITOR, THROW_EXCEPTION -> -1;
      default -> 0;
    };
  }

  private static int converted(ConvertInstruction convert) {
    return convert.toType().slotSize() - convert.fromType().slotSize();
  }

  private static int field(FieldInstruction field) {
    int size = TypeKind.fromDescriptor(field.type().stringValue()).slotSize();
    return switch (field.opcode()) {
      case GETSTATIC -> size;
      case GETFIELD -> size - 1;
      case PUTSTATIC -> -size;
      default -> -size - 1;
    };
  }

  private static int invoked(InvokeInstruction invoke) {
    return called(invoke.typeSymbol()) - (invoke.opcode() == Opcode.INVOKESTATIC ? 0 : 1);
  }

  private static int called(MethodTypeDesc type) {
    int change = TypeKind.from(type.returnType()).slotSize();
    for (ClassDesc parameter : type.parameterArray()) {
      change -= TypeKind.from(parameter).slotSize();
    }
    return change;
  }

  private static int arrayElement(Opcode opcode) {
    return switch (opcode) {
      case LALOAD, DALOAD, LASTORE, DASTORE -> 2;
      default -> 1;
    };
  }

  private static int operator(OperatorInstruction operator) {
    return switch (operator.opcode()) {
      case ARRAYLENGTH, INEG, LNEG, FNEG, DNEG -> 0;
      case LCMP, DCMPL, DCMPG -> -3;
      case FCMPL, FCMPG -> -1;
      case LSHL, LSHR, LUSHR -> -1;
      default -> -operator.typeKind().slotSize();
    };
  }

  private static int stack(Opcode opcode) {
    return switch (opcode) {
      case POP -> -1;
      case POP2 -> -2;
      case DUP, DUP_X1, DUP_X2 -> 1;
      case DUP2, DUP2_X1, DUP2_X2 -> 2;
      default -> 0;
    };
  }

  private static int branch(Opcode opcode) {
    return switch (opcode) {
      case GOTO, GOTO_W -> 0;
      case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE, IF_ACMPEQ, IF_ACMPNE ->
          -2;
      default -> -1;
    };
  }
}
