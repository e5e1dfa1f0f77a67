package org.memview.profiler.agent;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.runtime.ClassLayout;
import org.memview.profiler.runtime.Probe;

/// What this JVM makes for classes, by its own answers as far as it gives them.
final class HotSpotLayout implements ClassLayout {
  private static final ClassDesc TYPE = ClassDesc.of("java.lang.MemviewClasses");
  private static final ClassDesc LOADER = ClassDesc.of("java.lang.ClassLoader");
  private static final ClassDesc UNSAFE = ClassDesc.of("jdk.internal.misc.Unsafe");

  /// A class of the boot loader that nobody has used when a program starts.
  private static final String UNUSED = "java.util.concurrent.BrokenBarrierException";

  private static final int MOST_LOCK = 32;

  private final Instrumentation instrumentation;
  private final BiPredicate<@Nullable ClassLoader, String> initialized;
  private final long lock;

  private HotSpotLayout(
      Instrumentation instrumentation, BiPredicate<@Nullable ClassLoader, String> initialized) {
    this.instrumentation = instrumentation;
    this.initialized = initialized;
    this.lock = measuredLock();
  }

  /// Makes one; transformers must not be registered yet.
  ///
  /// @param lang a look-up of `java.lang`
  @SuppressWarnings("unchecked")
  static HotSpotLayout of(Instrumentation instrumentation, MethodHandles.Lookup lang)
      throws ReflectiveOperationException {
    Object made = lang.defineClass(initializedTest()).getDeclaredConstructor().newInstance();
    return new HotSpotLayout(instrumentation, (BiPredicate<@Nullable ClassLoader, String>) made);
  }

  /// Beside each mirror the JVM makes a small array to lock on; a later one may not.
  private long measuredLock() {
    try {
      long before = Probe.counter();
      Class<?> unused = Class.forName(UNUSED, false, null);
      long both = Probe.counter() - before;
      long rest = both - instrumentation.getObjectSize(unused);
      return rest >= 0 && rest <= MOST_LOCK ? rest : 0;
    } catch (ClassNotFoundException e) {
      return 0;
    }
  }

  @Override
  public long mirror(String className) {
    try {
      return instrumentation.getObjectSize(Class.forName(className, false, null)) + lock;
    } catch (ClassNotFoundException | LinkageError e) {
      return 0; // it was refused after all, and there is no mirror
    }
  }

  @Override
  public long text(int letters) {
    return Sizes.text(letters);
  }

  @Override
  public long array(int length) {
    return Sizes.references(length);
  }

  @Override
  public long member() {
    return Sizes.member();
  }

  @Override
  public boolean initialized(@Nullable ClassLoader loader, String className) {
    return initialized.test(loader, className);
  }

  /// A class in `java.lang`, where it can be asked for a class without loading it, and whether that
  /// is initialized.
  private static byte[] initializedTest() {
    return ClassFile.of()
        .build(
            TYPE,
            type -> {
              type.withFlags(ACC_PUBLIC | ACC_FINAL)
                  .withInterfaceSymbols(ClassDesc.of(BiPredicate.class.getName()));
              Gate.constructor(type, ConstantDescs.CD_Object);
              type.withMethodBody(
                  "test",
                  MethodTypeDesc.of(
                      ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object),
                  ACC_PUBLIC,
                  HotSpotLayout::test);
            });
  }

  private static void test(CodeBuilder code) {
    MethodTypeDesc find = MethodTypeDesc.of(ConstantDescs.CD_Class, ConstantDescs.CD_String);
    Label boot = code.newLabel();
    Label found = code.newLabel();
    Label no = code.newLabel();
    code.aload(1).ifnull(boot);
    code.aload(1).checkcast(LOADER).aload(2).checkcast(ConstantDescs.CD_String);
    code.invokevirtual(LOADER, "findLoadedClass", find).goto_(found);
    code.labelBinding(boot);
    code.aload(2).checkcast(ConstantDescs.CD_String);
    code.invokestatic(LOADER, "findBootstrapClassOrNull", find);
    code.labelBinding(found);
    code.astore(3).aload(3).ifnull(no);
    code.invokestatic(UNSAFE, "getUnsafe", MethodTypeDesc.of(UNSAFE)).aload(3);
    code.invokevirtual(
        UNSAFE,
        "shouldBeInitialized",
        MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_Class));
    code.ifne(no).iconst_1().ireturn();
    code.labelBinding(no);
    code.iconst_0().ireturn();
  }
}
