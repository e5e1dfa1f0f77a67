package org.memview.profiler.agent;

import static java.lang.classfile.ClassFile.ACC_ABSTRACT;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.memview.profiler.runtime.Access;
import org.memview.profiler.runtime.Probe;

/// The door through which every class reaches the probes: a small class defined into `java.base`.
///
/// Classes of named modules, of loaders that do not see the class path, and of the JDK itself could
/// not call [Probe]. Appending it to the boot class path would work, and switch off class-data
/// sharing with a warning. So `java.lang` gets an abstract class of static methods that pass each
/// call to its one implementation, which lives beside [Probe]; being a static final field, it is
/// inlined.
final class Gate {
  static final ClassDesc TYPE = ClassDesc.of("java.lang.MemviewProbe");
  private static final ClassDesc IMPLEMENTATION =
      ClassDesc.of(Probe.class.getPackageName(), "OpenGate");
  private static final ClassDesc PROBE = ClassDesc.of(Probe.class.getName());
  private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
  private static final ClassDesc SYSTEM = ClassDesc.of("java.lang.System");
  private static final ClassDesc SUPPLIER = ClassDesc.of("java.util.function.Supplier");
  private static final ClassDesc PROPERTIES = ClassDesc.of("java.util.Properties");
  private static final String KEY = "org.memview.profiler.gate";

  /// Every method of the probe that instrumented code calls.
  private record Door(String name, MethodTypeDesc type) {}

  private static final List<Door> DOORS =
      List.of(
          new Door("enter", ProbeWriter.ENTER),
          new Door("enterConstructor", ProbeWriter.ENTER),
          new Door("constructed", ProbeWriter.EXIT),
          new Door("line", ProbeWriter.LINE),
          new Door("exit", ProbeWriter.EXIT),
          new Door("loading", takes(ConstantDescs.CD_boolean)),
          new Door("made", takes(ConstantDescs.CD_Object)),
          new Door("linked", takes(ConstantDescs.CD_int)),
          new Door("offHeap", takes(ConstantDescs.CD_long)),
          new Door("temporary", takes(ConstantDescs.CD_int)),
          new Door("mount", takes(THREAD)),
          new Door("unmount", takes(THREAD)),
          new Door("ended", takes(THREAD)));

  private Gate() {}

  private static MethodTypeDesc takes(ClassDesc parameter) {
    return MethodTypeDesc.of(ConstantDescs.CD_void, parameter);
  }

  /// Defines the two classes, and returns the look-up of `java.lang` that this takes.
  static MethodHandles.Lookup open(Instrumentation instrumentation)
      throws ReflectiveOperationException {
    Module own = Gate.class.getModule();
    instrumentation.redefineModule(
        Object.class.getModule(),
        Set.of(),
        Map.of(),
        Map.of("java.lang", Set.of(own)),
        Set.of(),
        Map.of());
    MethodHandles.Lookup lang = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
    Class<?> gate = lang.defineClass(gate());
    Constructor<?> implementation =
        Access.lookup().defineClass(implementation()).getDeclaredConstructor();
    // the gate asks for it while it is initialized: to make one earlier would initialize the gate
    Supplier<Object> maker = () -> make(implementation);
    System.getProperties().put(KEY, maker);
    try {
      Class.forName(gate.getName(), true, null);
    } finally {
      System.getProperties().remove(KEY);
    }
    return lang;
  }

  private static Object make(Constructor<?> implementation) {
    try {
      return implementation.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the gate has no implementation", e);
    }
  }

  private static byte[] gate() {
    return ClassFile.of()
        .build(
            TYPE,
            type -> {
              type.withFlags(ACC_PUBLIC | ACC_ABSTRACT);
              type.withField("OPEN", TYPE, ACC_STATIC | ACC_FINAL);
              type.withMethodBody("<clinit>", ConstantDescs.MTD_void, ACC_STATIC, Gate::find);
              constructor(type, ConstantDescs.CD_Object);
              DOORS.forEach(door -> pass(type, door));
            });
  }

  private static void find(CodeBuilder code) {
    MethodTypeDesc get = MethodTypeDesc.of(ConstantDescs.CD_Object, ConstantDescs.CD_Object);
    code.invokestatic(SYSTEM, "getProperties", MethodTypeDesc.of(PROPERTIES))
        .loadConstant(KEY)
        .invokevirtual(PROPERTIES, "get", get)
        .checkcast(SUPPLIER)
        .invokeinterface(SUPPLIER, "get", MethodTypeDesc.of(ConstantDescs.CD_Object))
        .checkcast(TYPE)
        .putstatic(TYPE, "OPEN", TYPE)
        .return_();
  }

  static void constructor(ClassBuilder type, ClassDesc parent) {
    type.withMethodBody(
        "<init>",
        ConstantDescs.MTD_void,
        ACC_PUBLIC,
        code -> code.aload(0).invokespecial(parent, "<init>", ConstantDescs.MTD_void).return_());
  }

  private static void pass(ClassBuilder type, Door door) {
    type.withMethod(doorName(door), door.type, ACC_PUBLIC | ACC_ABSTRACT, method -> {});
    type.withMethodBody(
        door.name,
        door.type,
        ACC_PUBLIC | ACC_STATIC,
        code -> {
          code.getstatic(TYPE, "OPEN", TYPE);
          arguments(code, door.type, 0);
          code.invokevirtual(TYPE, doorName(door), door.type)
              .return_(TypeKind.from(door.type.returnType()));
        });
  }

  private static byte[] implementation() {
    return ClassFile.of()
        .build(
            IMPLEMENTATION,
            type -> {
              type.withFlags(ACC_PUBLIC | ACC_FINAL).withSuperclass(TYPE);
              constructor(type, TYPE);
              DOORS.forEach(door -> arrive(type, door));
            });
  }

  private static void arrive(ClassBuilder type, Door door) {
    type.withMethodBody(
        doorName(door),
        door.type,
        ACC_PUBLIC,
        code -> {
          arguments(code, door.type, 1);
          code.invokestatic(PROBE, door.name, door.type)
              .return_(TypeKind.from(door.type.returnType()));
        });
  }

  private static void arguments(CodeBuilder code, MethodTypeDesc type, int from) {
    int slot = from;
    for (ClassDesc parameter : type.parameterArray()) {
      TypeKind kind = TypeKind.from(parameter);
      code.loadLocal(kind, slot);
      slot += kind.slotSize();
    }
  }

  /// The abstract methods need other names than the static ones they have the types of.
  private static String doorName(Door door) {
    return door.name + "Open";
  }
}
