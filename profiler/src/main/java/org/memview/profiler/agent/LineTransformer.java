package org.memview.profiler.agent;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.EnclosingMethodAttribute;
import java.lang.classfile.constantpool.DynamicConstantPoolEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.constant.ClassDesc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.runtime.Probe;
import org.memview.profiler.runtime.Table;
import org.memview.profiler.runtime.Tables;

/// Gives the selected methods of one class their probes.
///
/// Stack maps are generated anew: keeping the old ones with a local variable added fails where a
/// line begins with a `new` whose address a frame names (155 of 87,000 methods of common jars).
public final class LineTransformer {
  /// A method may have 65,535 bytes; the jumps the class-file API has to widen need some of them.
  private static final int MOST_BYTES = 60_000;

  private final ClassDesc probe;
  private final Selection selection;
  private final Notes notes;

  /// What has probes by this transformer; tables of an earlier visit to the program are there too.
  private final Set<Table> given = ConcurrentHashMap.newKeySet();

  /// Makes a transformer.
  ///
  /// @param probe the class with the static methods that probes call
  public LineTransformer(ClassDesc probe, Selection selection, Notes notes) {
    this.probe = probe;
    this.selection = selection;
    this.notes = notes;
  }

  /// A method that gets probes.
  private record Job(MethodPlan plan, Table table) {}

  /// Returns the class with probes, or null if it has no method to profile.
  ///
  /// @param loader the class's loader; null means the boot loader
  /// @param location where the class comes from, or an empty text
  public byte @Nullable [] transform(@Nullable ClassLoader loader, byte[] bytes, String location) {
    ClassModel type = ClassFile.of().parse(bytes);
    return transform(loader, type, enclosing(type), location);
  }

  /// The same of a class that is loaded. Of such a one the JVM tells all but the method it stands
  /// in (seen in Java 25), so that is looked up in its file.
  byte @Nullable [] transformLoaded(@Nullable ClassLoader loader, byte[] bytes, String location) {
    ClassModel type = ClassFile.of().parse(bytes);
    String name = type.thisClass().asInternalName();
    Table enclosing = enclosing(type);
    if (enclosing == null && loader != null && mayBeLocal(name)) {
      enclosing = enclosingByFile(loader, name);
    }
    return transform(loader, type, enclosing, location);
  }

  private @Nullable Table enclosingByFile(ClassLoader loader, String name) {
    try (InputStream file = loader.getResourceAsStream(name.concat(".class"))) {
      return file == null ? null : enclosing(ClassFile.of().parse(file.readAllBytes()));
    } catch (IOException | RuntimeException e) {
      return null; // a loader that gives no files: what it allocates is its caller's
    }
  }

  private byte @Nullable [] transform(
      @Nullable ClassLoader loader, ClassModel type, @Nullable Table enclosing, String location) {
    Map<MethodModel, Job> jobs = jobs(type, enclosing, location);
    if (jobs.isEmpty()) {
      return null;
    }
    nameDynamic(type);
    return write(loader, type, jobs);
  }

  /// Whether the JVM makes a text for the name of a dynamic call when it links it depends on
  /// whether there is one; from here on there is.
  private static void nameDynamic(ClassModel type) {
    for (PoolEntry entry : type.constantPool()) {
      if (entry instanceof DynamicConstantPoolEntry dynamic) {
        Probe.name(dynamic.name().stringValue());
      }
    }
  }

  private byte @Nullable [] write(
      @Nullable ClassLoader loader, ClassModel type, Map<MethodModel, Job> jobs) {
    Hierarchy hierarchy = new Hierarchy(loader, type);
    ClassFile classFile = hierarchy.classFile();
    byte[] written = classFile.transformClass(type, new Methods(jobs));
    if (hierarchy.guessed()) {
      List<VerifyError> problems = classFile.verify(written);
      if (!problems.isEmpty()) {
        String problem = String.valueOf(problems.getFirst().getMessage());
        notes.add(Errors.unverified(type.thisClass().asInternalName(), problem));
        return null;
      }
    }
    return written;
  }

  private Map<MethodModel, Job> jobs(ClassModel type, @Nullable Table enclosing, String location) {
    Map<MethodModel, Job> jobs = new LinkedHashMap<>();
    boolean main = selection.ofMain(type);
    for (MethodModel method : type.methods()) {
      if (enclosing != null && method.code().isPresent()) {
        plan(jobs, type, method, enclosing, location);
      } else if (Selection.hasSource(method)) {
        boolean marked = selection.marked(type, method);
        if (marked || main) {
          plan(jobs, type, method, null, marked, location);
        }
      }
    }
    return jobs;
  }

  private void plan(
      Map<MethodModel, Job> jobs,
      ClassModel type,
      MethodModel method,
      Table table,
      String location) {
    plan(jobs, type, method, table, table.origin().marked(), location);
  }

  private void plan(
      Map<MethodModel, Job> jobs,
      ClassModel type,
      MethodModel method,
      @Nullable Table shared,
      boolean marked,
      String location) {
    if (jobs.containsKey(method)) {
      return;
    }
    CodeModel code = method.code().orElseThrow();
    MethodPlan plan = MethodPlan.of(code, method.methodName().equalsString("<init>"));
    if (possible(type, method, (CodeAttribute) code, plan)) {
      Table table = shared == null ? Tables.add(origin(type, method, marked, location)) : shared;
      String owner = type.thisClass().asInternalName();
      Tables.belongs(owner, nameAndType(method), table);
      given.add(table);
      jobs.put(method, new Job(plan, table));
      for (MethodModel lambda : Lambdas.of(type, plan)) {
        plan(jobs, type, lambda, table, location);
      }
    }
  }

  private boolean possible(
      ClassModel type, MethodModel method, CodeAttribute code, MethodPlan plan) {
    String owner = type.thisClass().asInternalName().replace('/', '.');
    if (!plan.hasLines()) {
      notes.add(Errors.noLines(owner));
      return false;
    }
    int length = code.codeLength() + plan.growth();
    if (length > MOST_BYTES) {
      String name = owner.concat("#").concat(method.methodName().stringValue());
      notes.add(Errors.tooLong(name, length, MOST_BYTES));
      return false;
    }
    return true;
  }

  private static Table.Origin origin(
      ClassModel type, MethodModel method, boolean marked, String location) {
    return new Table.Origin(
        type.thisClass().asInternalName().replace('/', '.'),
        method.methodName().stringValue(),
        method.methodType().stringValue(),
        Selection.sourceFile(type),
        location,
        marked);
  }

  /// Returns the table of the method a local or anonymous class stands in.
  private @Nullable Table enclosing(ClassModel type) {
    Table table = tableAround(type);
    return table != null && given.contains(table) ? table : null;
  }

  private static @Nullable Table tableAround(ClassModel type) {
    Optional<EnclosingMethodAttribute> attribute = type.findAttribute(Attributes.enclosingMethod());
    if (attribute.isEmpty()) {
      return null;
    }
    String owner = attribute.get().enclosingClass().asInternalName();
    if (attribute.get().enclosingMethod().isEmpty()) {
      Table initializer = Tables.of(owner, "<clinit>()V");
      return initializer != null ? initializer : Tables.of(owner, "<init>()V");
    }
    var method = attribute.get().enclosingMethod().get();
    return Tables.of(owner, method.name().stringValue().concat(method.type().stringValue()));
  }

  /// Returns whether a class may be local to a method that has a table: a quick test by name.
  static boolean mayBeLocal(String name) {
    int dollar = name.lastIndexOf('$');
    return dollar >= 0
        && dollar + 1 < name.length()
        && Character.isDigit(name.charAt(dollar + 1))
        && !Tables.all().isEmpty();
  }

  private static String nameAndType(MethodModel method) {
    return method.methodName().stringValue().concat(method.methodType().stringValue());
  }

  /// Rewrites the methods that have a job and passes everything else through.
  private final class Methods implements ClassTransform {
    private final Map<MethodModel, Job> jobs;

    Methods(Map<MethodModel, Job> jobs) {
      this.jobs = jobs;
    }

    @Override
    public void accept(ClassBuilder builder, ClassElement element) {
      Job job = element instanceof MethodModel method ? jobs.get(method) : null;
      if (job == null) {
        builder.with(element);
      } else {
        MethodModel method = (MethodModel) element;
        boolean constructor = method.methodName().equalsString("<init>");
        builder.transformMethod(method, new Code(job, constructor));
      }
    }
  }

  private final class Code implements MethodTransform {
    private final Job job;
    private final boolean constructor;

    Code(Job job, boolean constructor) {
      this.job = job;
      this.constructor = constructor;
    }

    @Override
    public void accept(MethodBuilder builder, MethodElement element) {
      if (element instanceof CodeAttribute code) {
        builder.transformCode(
            code, new ProbeWriter(probe, job.plan, job.table, code.maxLocals(), constructor));
      } else {
        builder.with(element);
      }
    }
  }
}
