package org.memview.profiler.agent;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;

import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/// The JVM's own allocation counter of the platform thread that runs, also under a virtual thread,
/// where the management interface answers -1.
///
/// It is a private native method of a class in `java.management`. A class defined into that package
/// hands out its look-up; with it a hidden nestmate of the class is defined that calls the method.
/// (A look-up from outside lacks the module right that hidden classes need.)
final class CarrierCounter {
  private static final String PACKAGE = "sun.management";
  private static final ClassDesc HELPER = ClassDesc.of(PACKAGE, "MemviewLookup");
  private static final ClassDesc LOOKUP =
      ClassDesc.of("java.lang.invoke.MethodHandles").nested("Lookup");
  private static final ClassDesc HANDLES = ClassDesc.of("java.lang.invoke.MethodHandles");
  private static final ClassDesc THREADS = ClassDesc.of(PACKAGE, "ThreadImpl");

  private CarrierCounter() {}

  static LongSupplier open(Instrumentation instrumentation) throws ReflectiveOperationException {
    ManagementFactory.getThreadMXBean(); // its natives are linked by the first use
    Class<?> threads = Class.forName(PACKAGE + ".ThreadImpl");
    instrumentation.redefineModule(
        threads.getModule(),
        Set.of(),
        Map.of(),
        Map.of(PACKAGE, Set.of(CarrierCounter.class.getModule())),
        Set.of(),
        Map.of());
    Class<?> helper =
        MethodHandles.privateLookupIn(threads, MethodHandles.lookup()).defineClass(helper());
    MethodHandles.Lookup inside = (MethodHandles.Lookup) helper.getMethod("lookup").invoke(null);
    return (LongSupplier)
        MethodHandles.privateLookupIn(threads, inside)
            .defineHiddenClass(counter(), true, MethodHandles.Lookup.ClassOption.NESTMATE)
            .lookupClass()
            .getDeclaredConstructor()
            .newInstance();
  }

  private static byte[] helper() {
    MethodTypeDesc lookup = MethodTypeDesc.of(LOOKUP);
    return ClassFile.of()
        .build(
            HELPER,
            type ->
                type.withFlags(ACC_PUBLIC | ACC_FINAL)
                    .withMethodBody(
                        "lookup",
                        lookup,
                        ACC_PUBLIC | ACC_STATIC,
                        code -> code.invokestatic(HANDLES, "lookup", lookup).areturn()));
  }

  private static byte[] counter() {
    MethodTypeDesc read = MethodTypeDesc.of(ConstantDescs.CD_long, ConstantDescs.CD_long);
    return ClassFile.of()
        .build(
            ClassDesc.of(PACKAGE, "MemviewCounter"),
            type ->
                type.withFlags(ACC_PUBLIC | ACC_FINAL)
                    .withInterfaceSymbols(ClassDesc.of(LongSupplier.class.getName()))
                    .withMethodBody(
                        "<init>",
                        ConstantDescs.MTD_void,
                        ACC_PUBLIC,
                        code ->
                            code.aload(0)
                                .invokespecial(
                                    ConstantDescs.CD_Object, "<init>", ConstantDescs.MTD_void)
                                .return_())
                    .withMethodBody(
                        "getAsLong",
                        MethodTypeDesc.of(ConstantDescs.CD_long),
                        ACC_PUBLIC,
                        code ->
                            code.lconst_0()
                                .invokestatic(THREADS, "getThreadAllocatedMemory0", read)
                                .lreturn()));
  }
}
