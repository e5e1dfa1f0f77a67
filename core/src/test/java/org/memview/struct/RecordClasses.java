package org.memview.struct;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.Attribute;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.Signature;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.TypeDescriptor;
import java.lang.runtime.ObjectMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Defines record classes as javac would have compiled them; their components are `c0`, `c1`, ….
final class RecordClasses {
  private static final String PACKAGE = RecordClasses.class.getPackageName();

  private RecordClasses() {}

  /// @param type the class of the component
  /// @param present what an `Optional` may have, null for other components
  record Component(Class<?> type, @Nullable Class<?> present, List<Annotation> annotations) {
    static Component of(Class<?> type, Annotation... annotations) {
      return new Component(type, null, List.of(annotations));
    }

    static Component optional(Class<?> present, Annotation... annotations) {
      return new Component(Optional.class, present, List.of(annotations));
    }

    private ClassDesc desc() {
      return RecordClasses.desc(type);
    }

    private RecordComponentInfo info(String name) {
      List<Attribute<?>> attributes = new ArrayList<>();
      attributes.add(RuntimeVisibleAnnotationsAttribute.of(annotations));
      if (present != null) {
        ClassDesc boxed = RecordClasses.desc(MethodType.methodType(present).wrap().returnType());
        Signature argument = Signature.of(boxed);
        attributes.add(
            SignatureAttribute.of(
                Signature.ClassTypeSig.of(
                    desc(), Signature.TypeArg.of((Signature.RefTypeSig) argument))));
      }
      return RecordComponentInfo.of(name, desc(), attributes);
    }
  }

  static Annotation annotation(Class<?> type, AnnotationElement... values) {
    return Annotation.of(desc(type), values);
  }

  static ClassDesc desc(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  /// Defines a class in this package and returns a lookup in it.
  static MethodHandles.Lookup define(
      String name, List<Annotation> annotations, List<Component> components)
      throws IllegalAccessException {
    ClassDesc self = ClassDesc.of(PACKAGE, name);
    byte[] code =
        ClassFile.of()
            .build(
                self,
                type -> {
                  type.withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER);
                  type.withSuperclass(desc(Record.class));
                  type.with(RecordAttribute.of(infos(components)));
                  type.with(RuntimeVisibleAnnotationsAttribute.of(annotations));
                  constructor(type, self, components);
                  for (int i = 0; i < components.size(); i++) {
                    accessor(type, self, name(i), components.get(i).desc());
                  }
                  equality(type, self, components);
                });
    MethodHandles.Lookup here = MethodHandles.lookup();
    return here.in(here.defineClass(code));
  }

  private static String name(int component) {
    return "c" + component;
  }

  private static List<RecordComponentInfo> infos(List<Component> components) {
    return IntStream.range(0, components.size())
        .mapToObj(i -> components.get(i).info(name(i)))
        .toList();
  }

  private static void constructor(ClassBuilder type, ClassDesc self, List<Component> components) {
    ClassDesc[] types = components.stream().map(Component::desc).toArray(ClassDesc[]::new);
    type.withMethodBody(
        ConstantDescs.INIT_NAME,
        MethodTypeDesc.of(ConstantDescs.CD_void, types),
        0,
        body -> {
          body.aload(0)
              .invokespecial(desc(Record.class), ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
          for (int i = 0; i < types.length; i++) {
            body.aload(0)
                .loadLocal(TypeKind.from(types[i]), body.parameterSlot(i))
                .putfield(self, name(i), types[i]);
          }
          body.return_();
        });
  }

  private static void accessor(ClassBuilder type, ClassDesc self, String field, ClassDesc result) {
    type.withField(field, result, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
    type.withMethodBody(
        field,
        MethodTypeDesc.of(result),
        ClassFile.ACC_PUBLIC,
        body -> body.aload(0).getfield(self, field, result).return_(TypeKind.from(result)));
  }

  /// `equals`, `hashCode` and `toString` as javac writes them: by [ObjectMethods].
  private static void equality(ClassBuilder type, ClassDesc self, List<Component> components) {
    List<ConstantDesc> constants = new ArrayList<>();
    constants.add(self);
    constants.add(
        String.join(
            ";", IntStream.range(0, components.size()).mapToObj(RecordClasses::name).toList()));
    for (int i = 0; i < components.size(); i++) {
      constants.add(
          MethodHandleDesc.ofField(
              DirectMethodHandleDesc.Kind.GETTER, self, name(i), components.get(i).desc()));
    }
    method(type, self, constants, "equals", ConstantDescs.CD_boolean, ConstantDescs.CD_Object);
    method(type, self, constants, "hashCode", ConstantDescs.CD_int);
    method(type, self, constants, "toString", ConstantDescs.CD_String);
  }

  private static void method(
      ClassBuilder type,
      ClassDesc self,
      List<ConstantDesc> constants,
      String name,
      ClassDesc result,
      ClassDesc... parameters) {
    MethodTypeDesc plain = MethodTypeDesc.of(result, parameters);
    DynamicCallSiteDesc site =
        DynamicCallSiteDesc.of(
            MethodHandleDesc.ofMethod(
                DirectMethodHandleDesc.Kind.STATIC,
                desc(ObjectMethods.class),
                "bootstrap",
                MethodTypeDesc.of(
                    ConstantDescs.CD_Object,
                    ConstantDescs.CD_MethodHandles_Lookup,
                    ConstantDescs.CD_String,
                    desc(TypeDescriptor.class),
                    ConstantDescs.CD_Class,
                    ConstantDescs.CD_String,
                    ConstantDescs.CD_MethodHandle.arrayType())),
            name,
            plain.insertParameterTypes(0, self),
            constants.toArray(ConstantDesc[]::new));
    type.withMethodBody(
        name,
        plain,
        ClassFile.ACC_PUBLIC,
        body -> {
          body.aload(0);
          if (parameters.length == 1) {
            body.aload(1);
          }
          body.invokedynamic(site).return_(TypeKind.from(result));
        });
  }
}
