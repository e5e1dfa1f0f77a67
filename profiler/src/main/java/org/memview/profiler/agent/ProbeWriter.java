package org.memview.profiler.agent;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.runtime.Table;

/// Writes one method with its probes.
///
/// The call is kept in a local variable above the method's own, so a probe is three pushes and a
/// static call. A handler behind all others sees every exception that leaves; in a constructor it
/// begins after `super(…)`, because a handler must not see an object before that.
final class ProbeWriter implements CodeTransform {
  static final MethodTypeDesc ENTER =
      MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_int, ConstantDescs.CD_int);
  static final MethodTypeDesc LINE =
      MethodTypeDesc.of(
          ConstantDescs.CD_void,
          ConstantDescs.CD_Object,
          ConstantDescs.CD_int,
          ConstantDescs.CD_int);
  static final MethodTypeDesc EXIT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);

  private final ClassDesc probe;
  private final MethodPlan plan;
  private final Table table;
  private final int slot;
  private final boolean constructor;
  private int at;
  private @Nullable Label covered;

  ProbeWriter(ClassDesc probe, MethodPlan plan, Table table, int slot, boolean constructor) {
    this.probe = probe;
    this.plan = plan;
    this.table = table;
    this.slot = slot;
    this.constructor = constructor && plan.superCallElement() >= 0;
  }

  @Override
  public void atStart(CodeBuilder code) {
    code.loadConstant(table.id());
    code.loadConstant(table.index(plan.entryLine()));
    code.invokestatic(probe, constructor ? "enterConstructor" : "enter", ENTER);
    code.astore(slot);
    if (!constructor) {
      cover(code);
    }
  }

  private void cover(CodeBuilder code) {
    Label begin = code.newLabel();
    code.labelBinding(begin);
    covered = begin;
  }

  @Override
  public void accept(CodeBuilder code, CodeElement element) {
    boolean before = element instanceof BranchInstruction;
    if (plan.probed(at) && before) {
      line(code, at);
    }
    if (element instanceof ReturnInstruction) {
      code.aload(slot);
      code.invokestatic(probe, "exit", EXIT);
    }
    code.with(element);
    if (plan.probed(at) && !before && !plan.entersWithProbe(at)) {
      line(code, at);
    }
    if (constructor && at == plan.superCallElement()) {
      code.aload(slot);
      code.invokestatic(probe, "constructed", EXIT);
      cover(code);
    }
    at++;
  }

  private void line(CodeBuilder code, int element) {
    code.aload(slot);
    code.loadConstant(table.index(plan.line(element)));
    code.loadConstant(plan.kind(element));
    code.invokestatic(probe, "line", LINE);
  }

  @Override
  public void atEnd(CodeBuilder code) {
    Label begin = covered;
    if (begin != null) {
      Label end = code.newLabel();
      code.labelBinding(end);
      code.exceptionCatchAll(begin, end, end);
      code.aload(slot);
      code.invokestatic(probe, "exit", EXIT);
      code.athrow();
    }
  }
}
