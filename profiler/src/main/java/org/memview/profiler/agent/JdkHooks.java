package org.memview.profiler.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The few methods of the JDK that must tell us something: which virtual thread runs where, what
/// memory outside the heap is taken and given back, and when classes are loaded and linked.
///
/// They are not public and may change with a release: [#missing] names those that were not found,
/// and the report marks the column they feed.
final class JdkHooks {
  private static final MethodTypeDesc TAKES_LONG =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long);
  private static final MethodTypeDesc TAKES_INT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
  private static final MethodTypeDesc TAKES_BOOLEAN =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_boolean);
  private static final MethodTypeDesc TAKES_OBJECT =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object);
  private static final MethodTypeDesc TAKES_THREAD =
      MethodTypeDesc.of(ConstantDescs.CD_void, ClassDesc.of("java.lang.Thread"));

  private static final ClassDesc SEGMENTS_CLEANUP =
      ClassDesc.of("jdk.internal.foreign.SegmentFactories$1");
  private static final ClassDesc UNMAPPER = ClassDesc.of("sun.nio.ch.FileChannelImpl$Unmapper");

  /// What the hooks feed.
  static final String VIRTUAL = "virtual threads";

  static final String LOADING = "first use of classes";

  private final Map<String, Hook> hooks = new HashMap<>();
  private final Set<String> found = new HashSet<>();
  private final Mounts mounts = new Mounts();

  /// One class of the JDK, and what its methods get.
  ///
  /// @param feeds what is wrong in the report if the methods are not there
  private record Hook(String feeds, Map<String, CodeTransform> methods) {}

  JdkHooks() {
    hook("java/lang/VirtualThread", VIRTUAL, "runContinuation()V", mounts);
    hook(
        "java/nio/Bits", "off-heap bytes of direct buffers", "reserveMemory(JJ)V", new Capacity(1));
    hook(
        "java/nio/Bits",
        "off-heap bytes of direct buffers",
        "unreserveMemory(JJ)V",
        new Capacity(-1));
    hook(
        "jdk/internal/foreign/SegmentFactories",
        "off-heap bytes of arenas",
        "allocateNativeInternal(JJLjdk/internal/foreign/MemorySessionImpl;ZZ)J",
        new SegmentTaken());
    hook(
        "jdk/internal/foreign/SegmentFactories$1",
        "off-heap bytes of arenas",
        "cleanup()V",
        new SegmentFreed());
    hook(
        "sun/nio/ch/FileChannelImpl$Unmapper",
        "off-heap bytes of mappings",
        "<init>(JJJLjava/io/FileDescriptor;I)V",
        new Mapped(1));
    hook(
        "sun/nio/ch/FileChannelImpl$Unmapper",
        "off-heap bytes of mappings",
        "unmap()V",
        new Mapped(-1));
    hook(
        "sun/nio/ch/Util",
        "the JDK's hidden direct buffers",
        "getTemporaryDirectBuffer(I)Ljava/nio/ByteBuffer;",
        new Temporary());
    hook(
        "java/lang/ClassLoader",
        LOADING,
        "loadClass(Ljava/lang/String;)Ljava/lang/Class;",
        Bracket.around(1));
    String linker = "java/lang/invoke/MethodHandleNatives";
    String object = "Ljava/lang/Object;";
    String five = "(Ljava/lang/Class;ILjava/lang/Class;Ljava/lang/String;" + object;
    String three = "(" + object.repeat(5);
    String array = "[Ljava/lang/Object;)Ljava/lang/invoke/MemberName;";
    hook(linker, LOADING, "linkCallSite" + three + array, Bracket.around(2, 4, 5));
    hook(linker, LOADING, "linkDynamicConstant" + three + ")" + object, Bracket.around(2, 4));
    hook(linker, LOADING, "linkMethod" + five + array, Bracket.around(3, 5));
    hook(
        linker,
        LOADING,
        "linkMethodHandleConstant" + five + ")Ljava/lang/invoke/MethodHandle;",
        Bracket.around(3, 4));
    hook(
        linker,
        LOADING,
        "findMethodHandleType(Ljava/lang/Class;[Ljava/lang/Class;)Ljava/lang/invoke/MethodType;",
        Bracket.around(1));
  }

  private void hook(String type, String feeds, String method, CodeTransform transform) {
    Hook hook = hooks.get(type);
    if (hook == null) {
      hook = new Hook(feeds, new HashMap<>());
      hooks.put(type, hook);
    }
    hook.methods.put(method, transform);
  }

  /// Returns whether a class, named as in `java/nio/Bits`, has a hook.
  boolean has(String name) {
    return hooks.containsKey(name);
  }

  byte @Nullable [] transform(String name, byte[] bytes) {
    Hook hook = hooks.get(name);
    if (hook == null) {
      return null;
    }
    ClassModel type = ClassFile.of().parse(bytes);
    ClassFile classFile = new Hierarchy(null, type).classFile();
    return classFile.transformClass(type, rewriting(name, hook));
  }

  private ClassTransform rewriting(String name, Hook hook) {
    return (builder, element) -> {
      String key =
          element instanceof MethodModel method
              ? method.methodName().stringValue().concat(method.methodType().stringValue())
              : "";
      CodeTransform transform = hook.methods.get(key);
      if (transform == null) {
        builder.with(element);
      } else {
        synchronized (found) {
          found.add(name.concat(".").concat(key));
        }
        builder.transformMethod(
            (MethodModel) element,
            java.lang.classfile.MethodTransform.transformingCode(
                transform instanceof Bracket bracket ? bracket.again() : transform));
      }
    };
  }

  /// Returns what cannot be trusted, because methods of the JDK that should be there are not; a
  /// class that was not loaded says nothing.
  Set<String> missing(Set<String> seen) {
    Set<String> feeds = new HashSet<>();
    synchronized (found) {
      for (Map.Entry<String, Hook> hook : hooks.entrySet()) {
        String type = hook.getKey();
        for (String method : hook.getValue().methods.keySet()) {
          if (seen.contains(type) && !found.contains(type + "." + method)) {
            feeds.add(hook.getValue().feeds);
          }
        }
      }
    }
    if (seen.contains("java/lang/VirtualThread") && !mounts.complete()) {
      feeds.add(VIRTUAL);
    }
    return feeds;
  }

  /// Before a virtual thread is mounted, after it is unmounted, and when it has ended, its carrier
  /// says so.
  private static final class Mounts implements CodeTransform {
    private volatile boolean mounted;
    private volatile boolean unmounted;
    private volatile boolean ended;

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (calls(element, "mount")) {
        tell(code, "mount");
        mounted = true;
      } else if (calls(element, "afterDone") || calls(element, "afterTerminate")) {
        tell(code, "ended");
        ended = true;
      }
      code.with(element);
      if (calls(element, "unmount")) {
        tell(code, "unmount");
        unmounted = true;
      }
    }

    boolean complete() {
      return mounted && unmounted && ended;
    }

    private static void tell(CodeBuilder code, String door) {
      code.aload(0);
      code.invokestatic(Gate.TYPE, door, TAKES_THREAD);
    }

    private static boolean calls(CodeElement element, String name) {
      return element instanceof InvokeInstruction call
          && call.name().equalsString(name)
          && call.type().equalsString("()V");
    }
  }

  /// At the end, the capacity (the second `long` argument) is taken or given back.
  private record Capacity(int sign) implements CodeTransform {
    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ReturnInstruction) {
        code.lload(2);
        if (sign < 0) {
          code.lneg();
        }
        code.invokestatic(Gate.TYPE, "offHeap", TAKES_LONG);
      }
      code.with(element);
    }
  }

  /// What automatic arenas reserve is counted there already.
  private record SegmentTaken() implements CodeTransform {
    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ReturnInstruction) {
        Label counted = code.newLabel();
        code.iload(5);
        code.ifne(counted);
        code.lload(0);
        code.invokestatic(Gate.TYPE, "offHeap", TAKES_LONG);
        code.labelBinding(counted);
      }
      code.with(element);
    }
  }

  private record SegmentFreed() implements CodeTransform {
    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ReturnInstruction) {
        Label counted = code.newLabel();
        code.aload(0);
        code.getfield(SEGMENTS_CLEANUP, "val$shouldReserve", ConstantDescs.CD_boolean);
        code.ifne(counted);
        code.aload(0);
        code.getfield(SEGMENTS_CLEANUP, "val$cleanupByteSize", ConstantDescs.CD_long);
        code.lneg();
        code.invokestatic(Gate.TYPE, "offHeap", TAKES_LONG);
        code.labelBinding(counted);
      }
      code.with(element);
    }
  }

  private record Mapped(int sign) implements CodeTransform {
    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ReturnInstruction) {
        code.aload(0);
        code.getfield(UNMAPPER, "cap", ConstantDescs.CD_long);
        if (sign < 0) {
          code.lneg();
        }
        code.invokestatic(Gate.TYPE, "offHeap", TAKES_LONG);
      }
      code.with(element);
    }
  }

  private record Temporary() implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      code.iload(0);
      code.invokestatic(Gate.TYPE, "temporary", TAKES_INT);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }

  /// Tells where a method that loads, links or initializes begins and ends.
  static final class Bracket implements CodeTransform {
    private final int references;
    private final int[] made;
    private @Nullable Label begin;

    private Bracket(int references, int[] made) {
      this.references = references;
      this.made = made;
    }

    /// Returns one for a method of the JDK.
    ///
    /// @param made the arguments that the JVM makes for the call, by slot
    static Bracket around(int... made) {
      return new Bracket(0, made);
    }

    static Bracket ofInitializer(int references) {
      return new Bracket(references, new int[0]);
    }

    private Bracket again() {
      return new Bracket(references, made);
    }

    @Override
    public void atStart(CodeBuilder code) {
      for (int slot : made) {
        code.aload(slot);
        code.invokestatic(Gate.TYPE, "made", TAKES_OBJECT);
      }
      if (references > 0) {
        code.loadConstant(references);
        code.invokestatic(Gate.TYPE, "linked", TAKES_INT);
      }
      code.iconst_1();
      code.invokestatic(Gate.TYPE, "loading", TAKES_BOOLEAN);
      Label label = code.newLabel();
      code.labelBinding(label);
      begin = label;
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      if (element instanceof ReturnInstruction) {
        end(code);
      }
      code.with(element);
    }

    @Override
    public void atEnd(CodeBuilder code) {
      Label from = begin;
      if (from != null) {
        Label handler = code.newLabel();
        code.labelBinding(handler);
        code.exceptionCatchAll(from, handler, handler);
        end(code);
        code.athrow();
      }
    }

    private static void end(CodeBuilder code) {
      code.iconst_0();
      code.invokestatic(Gate.TYPE, "loading", TAKES_BOOLEAN);
    }
  }
}
