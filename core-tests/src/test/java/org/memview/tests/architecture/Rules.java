package org.memview.tests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.base.DescribedPredicate.or;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/// The rules of core below a root package, so that the same rules run over planted violations.
record Rules(String root) {
  /// Layout is arithmetic: shape, strides, offset. It reads no memory and knows no format.
  ArchRule layoutStandsAlone() {
    return noClasses()
        .that()
        .resideInAPackage(in("layout"))
        .should()
        .dependOnClassesThat(oursExcept(resideInAPackage(in("layout"))))
        .orShould()
        .dependOnClassesThat()
        .resideInAPackage("java.lang.foreign");
  }

  /// A format knows what one element means, and nothing of axes or views.
  ArchRule formatStandsAlone() {
    return noClasses()
        .that()
        .resideInAPackage(in("format"))
        .should()
        .dependOnClassesThat(oursExcept(resideInAPackage(in("format"))));
  }

  /// Lenders of memory meet no view: spi knows layout, format, the exceptions, and the leak
  /// records.
  ArchRule spiKnowsLayoutAndFormatOnly() {
    return noClasses()
        .that()
        .resideInAPackage(in("spi"))
        .should()
        .dependOnClassesThat(
            oursExcept(
                or(
                    resideInAnyPackage(in("spi"), in("layout"), in("format"), in("internal.leaks")),
                    assignableTo(Throwable.class))));
  }

  /// Kernels are given a segment, a layout and a format; they know nobody who calls them.
  ArchRule internalKnowsNoCaller() {
    return noClasses()
        .that()
        .resideInAPackage(in("internal"))
        .should()
        .dependOnClassesThat(
            or(
                resideInAnyPackage(in("array"), in("struct"), in("io")),
                assignableTo(root + ".MemoryView")));
  }

  /// Owners are written as anybody could write them, on the public types and spi. What they share
  /// with `Bytes` are algorithms on arrays and the printing of literals, which know no memory, no
  /// lease and no view.
  ArchRule arrayUsesPublicTypes() {
    return noClasses()
        .that()
        .resideInAPackage(in("array"))
        .should()
        .dependOnClassesThat(
            resideInAPackage(in("internal"))
                .and(
                    not(
                        or(
                            resideInAPackage(in("internal.bytes")),
                            describe(
                                "Literal",
                                type -> type.getName().equals(root + ".internal.Literal"))))));
  }

  /// What a user can see mentions only what a user can import.
  ArchRule signaturesMentionNothingInternal() {
    return methods()
        .that()
        .areDeclaredInClassesThat()
        .arePublic()
        .and()
        .areDeclaredInClassesThat()
        .resideOutsideOfPackage(in("internal"))
        .and()
        .arePublic()
        .should(mentionOnly(not(resideInAPackage(in("internal")))));
  }

  /// The library runs silently: nobody's terminal is ours.
  ArchRule printsNothing() {
    return noClasses()
        .should()
        .accessTargetWhere(
            describe(
                "System.out or System.err",
                access ->
                    access.getTargetOwner().isEquivalentTo(System.class)
                        && (access.getName().equals("out") || access.getName().equals("err"))));
  }

  /// No `Unsafe`, no JDK internals.
  ArchRule usesNoJdkInternals() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("sun..", "jdk.internal..", "com.sun..");
  }

  /// No method that needs `--enable-native-access`: downcalls, `reinterpret`, `System.load`.
  ArchRule callsNothingRestricted() {
    return noClasses()
        .should()
        .accessTargetWhere(describe("a restricted method", Rules::isRestricted));
  }

  Stream<ArchRule> all() {
    return Stream.of(
        layoutStandsAlone(),
        formatStandsAlone(),
        spiKnowsLayoutAndFormatOnly(),
        internalKnowsNoCaller(),
        arrayUsesPublicTypes(),
        signaturesMentionNothingInternal(),
        printsNothing(),
        usesNoJdkInternals(),
        callsNothingRestricted());
  }

  private static boolean isRestricted(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        && target
            .resolveMember()
            .filter(method -> method.isAnnotatedWith("jdk.internal.javac.Restricted"))
            .isPresent();
  }

  private static ArchCondition<JavaMethod> mentionOnly(DescribedPredicate<JavaClass> allowed) {
    return new ArchCondition<>("mention only classes that " + allowed.getDescription()) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        method.getAllInvolvedRawTypes().stream()
            .filter(type -> !type.equals(method.getOwner()))
            .filter(not(allowed))
            .forEach(type ->
                events.add(
                    SimpleConditionEvent.violated(
                        method, method.getFullName() + " mentions " + type.getName())));
      }
    };
  }

  private DescribedPredicate<JavaClass> oursExcept(DescribedPredicate<JavaClass> allowed) {
    return resideInAPackage(root + "..").and(not(allowed));
  }

  private String in(String name) {
    return root + "." + name + "..";
  }
}
