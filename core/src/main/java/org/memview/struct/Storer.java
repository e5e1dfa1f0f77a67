package org.memview.struct;

import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.CD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.memview.MemoryView;

/// The second half of a writing codec: stores what was checked and lies in local variables, and
/// zeros between.
///
/// Small values that lie close together are joined, so that eight bytes are stored at once
/// ([Window]). What such a store spills over what follows is overwritten by that, or zero as pads
/// are.
final class Storer {
  private static final ClassDesc ELSEWHERE = Emitter.desc(Elsewhere.class);
  private static final ClassDesc VIEW = Emitter.desc(MemoryView.class);
  private static final String STORE = "store";

  /// One more than the bytecodes of a method the JIT inlines (`FreqInlineSize`).
  private static final int NOT_INLINED = 326;

  /// The local variable behind those of memory, address and view.
  private static final int FIRST_VALUE = 4;

  /// Fewer values fit with their stores.
  private static final int LEAST_CALLED = 3;

  /// Parameters a method may have, in slots of which a `long` takes two, are 255.
  private static final int MAX_PARAMETERS = 120;

  /// What a value is on the stack and in its local variable.
  enum Form {
    /// The bits of a number of up to 4 bytes.
    INT(TypeKind.INT),
    /// The bits of a number of 8 bytes.
    LONG(TypeKind.LONG),
    /// Up to 8 bytes in a `long`, the first in the lowest.
    SHORT_BYTES(TypeKind.LONG),
    /// Any bytes as an array.
    ARRAY(TypeKind.REFERENCE);

    private final TypeKind kind;

    Form(TypeKind kind) {
      this.kind = kind;
    }

    private ClassDesc type() {
      return this == ARRAY ? Emitter.BYTES : kind.upperBound();
    }
  }

  private record Value(Form form, long offset, int length, boolean swapped, int local) {
    /// Whether it travels in a number.
    private boolean isSmall() {
      return form != Form.ARRAY && length > 0;
    }

    private Emitter.Span span() {
      return new Emitter.Span(offset, length);
    }

    private boolean isIn(Window window) {
      return isSmall() && window.covers(offset, length);
    }
  }

  private final Emitter emitter;
  private final CodeBuilder code;
  private final long size;
  private final boolean sliced;
  private final List<Value> values = new ArrayList<>();
  private List<Value> outlined = List.of();
  private MethodTypeDesc signature = ConstantDescs.MTD_void;

  /// @param size the bytes of all values and pads
  /// @param sliced whether bounds are checked once for all: a tenth less code, for packing, which
  ///   is not inlined otherwise; a record written in a loop took four times as long
  Storer(Emitter emitter, long size, boolean sliced) {
    this.emitter = emitter;
    this.code = emitter.code();
    this.size = size;
    this.sliced = sliced;
  }

  /// Whether the values of a pack are to be stored by a method that is called.
  ///
  /// A method and all it inlines may have 2500 bytes of machine code to be inlined itself, and only
  /// then neither the values' array nor its boxes are made. With the stores into an array it has
  /// more: called they take 0.6 of the time. Outside the heap all fits, and a call takes 1.7 times
  /// as long.
  ///
  /// @param kinds the constants of [Memory] for the kinds there is code for, the one used before
  static boolean isCalled(int values, List<String> kinds) {
    return values >= LEAST_CALLED && values <= MAX_PARAMETERS && kinds.getFirst().equals("HEAP");
  }

  /// Takes a value from the stack; they come in ascending order of their offsets.
  void keep(Form form, long offset, long length, boolean swapped) {
    values.add(new Value(form, offset, (int) length, swapped, local(form.kind)));
  }

  private int local(TypeKind kind) {
    int local = code.allocateLocal(kind);
    code.storeLocal(kind, local);
    return local;
  }

  /// Stores everything, in any kind of memory, of which two have code of their own.
  ///
  /// @param memory the local variable of the segment
  /// @param at the local variable of the address
  /// @param kinds the two: constants of [Memory]
  void store(int memory, int at, List<String> kinds) {
    store(sliced, emitter, joined(), memory, at, kinds, 0);
  }

  /// Calls a method that does, for [#define] to write.
  ///
  /// @param view the local variable of the view, which must still be open then
  void callStore(ClassDesc self, int memory, int at, int view) {
    outlined = joined();
    List<ClassDesc> parameters = new ArrayList<>(List.of(Emitter.SEGMENT, CD_long, VIEW));
    code.aload(memory).lload(at).aload(view);
    for (Value value : outlined) {
      code.loadLocal(value.form.kind, value.local);
      parameters.add(value.form.type());
    }
    signature = MethodTypeDesc.of(CD_void, parameters);
    code.invokestatic(self, STORE, signature);
  }

  /// Writes the method that is called, if one is.
  void define(ClassBuilder type, List<Object> data, List<String> kinds) {
    if (!outlined.isEmpty()) {
      type.withMethodBody(
          STORE,
          signature,
          ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC,
          body -> {
            body.aload(3);
            Emitter to = new Emitter(body, 0, 1, data);
            to.call(Memory.class, "requireOpen", CD_void, VIEW);
            store(false, to, parameters(), 0, 1, kinds, NOT_INLINED);
            body.return_();
          });
    }
  }

  /// The same values in the local variables of the method.
  private List<Value> parameters() {
    List<Value> moved = new ArrayList<>();
    int slot = FIRST_VALUE;
    for (Value value : outlined) {
      moved.add(new Value(value.form, value.offset, value.length, value.swapped, slot));
      slot += value.form.kind.slotSize();
    }
    return moved;
  }

  /// @param idle instructions that do nothing, where they cost nothing
  private void store(
      boolean isSliced,
      Emitter to,
      List<Value> stores,
      int memory,
      int at,
      List<String> kinds,
      int idle) {
    CodeBuilder body = to.code();
    int target = body.aload(memory).allocateLocal(TypeKind.REFERENCE);
    int start = body.astore(target).lload(at).allocateLocal(TypeKind.LONG);
    body.lstore(start);
    to.forTwoKinds(
        kinds,
        () -> storeAll(isSliced ? to.slice(size) : to, stores),
        () -> {
          for (int i = 0; i < idle; i++) {
            body.nop();
          }
          body.loadConstant((int) size);
          body.invokestatic(ELSEWHERE, "scratch", MethodTypeDesc.of(Emitter.SEGMENT, CD_int));
          body.astore(memory).lconst_0().lstore(at);
        },
        () -> copyOut(body, memory, target, start));
  }

  private void copyOut(CodeBuilder body, int memory, int target, int start) {
    Label direct = body.newLabel();
    body.aload(memory).aload(target).if_acmpeq(direct);
    body.aload(memory).aload(target).lload(start).loadConstant((int) size);
    body.invokestatic(
        ELSEWHERE,
        "write",
        MethodTypeDesc.of(CD_void, Emitter.SEGMENT, Emitter.SEGMENT, CD_long, CD_int));
    body.labelBinding(direct);
  }

  /// What is stored at once: values, and windows of several, in ascending order.
  private List<Value> joined() {
    List<Window> windows =
        Window.ahead(values.stream().filter(Value::isSmall).map(Value::span).toList(), size);
    List<Value> stores = new ArrayList<>();
    for (Window window : windows) {
      stores.add(new Value(Form.SHORT_BYTES, window.offset(), Window.SIZE, false, join(window)));
    }
    for (Value value : values) {
      if (windows.stream().noneMatch(value::isIn)) {
        stores.add(value);
      }
    }
    stores.sort(Comparator.comparingLong(Value::offset));
    return stores;
  }

  /// Puts the values in a window into one local variable.
  private int join(Window window) {
    code.lconst_0();
    for (Value value : values) {
      if (value.isIn(window)) {
        int shift = (int) (8 * (value.offset - window.offset()));
        if (value.form == Form.SHORT_BYTES) {
          emitter.joinShort(value.length, value.local, shift);
        } else {
          emitter.join(value.length, value.swapped, value.local, shift);
        }
      }
    }
    return local(TypeKind.LONG);
  }

  private void storeAll(Emitter to, List<Value> stores) {
    stores.forEach(value -> store(to, value));
    to.zeroGaps(stores.stream().map(Value::span).toList(), size);
  }

  private static void store(Emitter to, Value value) {
    switch (value.form) {
      case INT, LONG -> to.store(value.offset, value.length, value.swapped, value.local);
      case SHORT_BYTES -> to.storeShort(value.offset, value.length, value.local);
      case ARRAY -> to.storeBytes(value.offset, value.length, value.local);
    }
  }
}
