package org.memview.profiler.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.instrument.ClassFileTransformer;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.runtime.Probe;

/// Looks at every class that is loaded. It runs on the program's thread, so what it allocates there
/// is taken out of that thread's account, and so are the array and the name the JVM makes to hand
/// the class over; and it never breaks a class: what goes wrong is noted, and the class runs as it
/// was.
final class AgentTransformer implements ClassFileTransformer {
  /// What the probes call themselves; probes in it would never end.
  private static final String[] NEEDED = {
    "java/lang/Object",
    "java/lang/Thread",
    "java/lang/ThreadLocal",
    "java/lang/Math",
    "java/lang/String",
    "java/lang/ref/Reference",
    "java/lang/ref/WeakReference",
    "java/util/Arrays",
    "java/util/concurrent/ConcurrentHashMap"
  };

  private static final String OWN = "org/memview/profiler/";

  private final Selection selection;
  private final LineTransformer lines;
  private final JdkHooks hooks;
  private final Notes notes;
  private final Set<String> hooked = ConcurrentHashMap.newKeySet();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private volatile boolean arenas;
  private final ThreadLocal<@Nullable Boolean> busy = new ThreadLocal<>();

  AgentTransformer(Selection selection, LineTransformer lines, JdkHooks hooks, Notes notes) {
    this.selection = selection;
    this.lines = lines;
    this.hooks = hooks;
    this.notes = notes;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    long mark = Probe.mark();
    byte[] result = null;
    if (busy.get() == null) {
      busy.set(Boolean.TRUE);
      try {
        result = rewritten(loader, named(name, bytes), redefined != null, domain, bytes);
      } catch (Throwable problem) {
        notes.add(Errors.broken(name == null ? "a class without a name" : name, problem));
      } finally {
        busy.remove();
      }
    }
    if (result != null && !Arrays.equals(result, bytes)) {
      changed.add(named(name, bytes).replace('/', '.'));
    }
    Probe.own(mark, Sizes.bytes(bytes.length) + (name == null ? 0 : Sizes.text(name.length())));
    return result;
  }

  /// A loader need not say what it defines.
  private static String named(@Nullable String name, byte[] bytes) {
    return name != null ? name : ClassFile.of().parse(bytes).thisClass().asInternalName();
  }

  private byte @Nullable [] rewritten(
      @Nullable ClassLoader loader,
      String name,
      boolean loaded,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    met(name);
    if (hooks.has(name) && loader == null) {
      byte[] told;
      try {
        told = hooks.transform(name, bytes);
      } finally {
        hooked.add(name); // then, because a report may be made meanwhile
      }
      return loaded || !Probe.active() ? told : firstUsed(null, name, told, bytes);
    }
    if (ownClass(name)) {
      if (selection.namedByType(name.replace('/', '.'))) {
        notes.add(Errors.needed(name.startsWith(OWN) ? "the profiler itself" : name));
      }
      return null;
    }
    byte[] probed = null;
    boolean ofTheJdk = loader == null || loader.equals(ClassLoader.getPlatformClassLoader());
    if (selection.mayMatch(name, bytes, ofTheJdk) || LineTransformer.mayBeLocal(name)) {
      String location = location(domain);
      probed =
          loaded
              ? lines.transformLoaded(loader, bytes, location)
              : lines.transform(loader, bytes, location);
    }
    if (!loaded && Probe.active()) {
      return firstUsed(loader, name, probed, bytes);
    }
    return probed;
  }

  /// Returns a class that a profiled line uses first, always: one that the JVM keeps in its
  /// class-data archive would otherwise come from there, mirror and all, and nobody can tell.
  private static byte[] firstUsed(
      @Nullable ClassLoader loader, String name, byte @Nullable [] probed, byte[] bytes) {
    byte[] known = probed == null ? bytes : probed;
    ClassModel type = ClassFile.of().parse(known);
    int references = References.of(type);
    byte[] bracketed = InitializerBracket.transform(loader, type, references);
    Probe.loaded(loader, name.replace('/', '.'), bracketed == null ? references : -1);
    return bracketed == null ? known : bracketed;
  }

  private static boolean ownClass(String name) {
    for (String needed : NEEDED) {
      if (name.equals(needed) || (name.startsWith(needed) && name.charAt(needed.length()) == '$')) {
        return true;
      }
    }
    return name.startsWith(OWN)
        || name.startsWith("java/lang/classfile/")
        || name.startsWith("jdk/internal/classfile/");
  }

  private static String location(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    return source == null || source.getLocation() == null ? "" : source.getLocation().toString();
  }

  /// A class is there, named with dots or slashes.
  void met(String name) {
    if (name.equals("java/lang/foreign/Arena") || name.equals("java.lang.foreign.Arena")) {
      arenas = true;
    }
  }

  /// Returns whether a class, named as in `com.acme.Foo`, has got other code than it had.
  boolean changed(String name) {
    return changed.contains(name);
  }

  /// Returns whether the program can have used arenas.
  boolean arenas() {
    return arenas;
  }

  /// Returns the hooked classes of the JDK that were loaded.
  Set<String> hooked() {
    return hooked;
  }
}
