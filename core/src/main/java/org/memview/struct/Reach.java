package org.memview.struct;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Gets at the constructor and the accessors of records: through the caller's lookup if there is
/// one, else as far as the record's module lets this one.
///
/// @param lookup the caller's, or null
record Reach(MethodHandles.@Nullable Lookup lookup) {

  /// The canonical constructor.
  MethodHandle constructor(Class<?> type) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    MethodType signature = MethodType.methodType(void.class, parameters);
    try {
      return into(type).findConstructor(type, signature);
    } catch (ReflectiveOperationException e) {
      throw Errors.unreachable(type, lookup != null, e);
    }
  }

  MethodHandle accessor(Class<?> type, RecordComponent component) {
    MethodType signature = MethodType.methodType(component.getType());
    try {
      return into(type).findVirtual(type, component.getName(), signature);
    } catch (ReflectiveOperationException e) {
      throw Errors.unreachable(type, lookup != null, e);
    }
  }

  private MethodHandles.Lookup into(Class<?> type) throws IllegalAccessException {
    if (lookup != null) {
      return lookup;
    }
    Module here = Reach.class.getModule();
    here.addReads(type.getModule());
    return type.getModule().isOpen(type.getPackageName(), here)
        ? MethodHandles.privateLookupIn(type, MethodHandles.lookup())
        : MethodHandles.publicLookup();
  }
}
