package org.memview.struct;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One class, defined again and again: every copy has type profiles of its own.
///
/// Constants (method handles, formats) come in as class data, which the JIT treats as it treats
/// `static final` fields.
///
/// @param data the constants, null for a class that has none
record HiddenCopies<T>(Class<T> type, byte[] code, @Nullable List<Object> data) {
  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  /// Set by tests: be as a platform that refuses hidden classes, such as a native image.
  static volatile boolean isRefused;

  /// Copies of a class of this package, with nothing nested in it; null where there are no class
  /// files.
  static <T> @Nullable HiddenCopies<T> of(Class<T> type, Class<? extends T> original) {
    String name = original.getSimpleName() + ".class";
    try (InputStream file = original.getResourceAsStream(name)) {
      return file == null ? null : new HiddenCopies<>(type, file.readAllBytes(), null);
    } catch (IOException e) {
      return null;
    }
  }

  /// Defines a copy without fields and makes its one instance; where the platform refuses,
  /// `otherwise` it is.
  T next(T otherwise) {
    T made = make(MethodType.methodType(void.class));
    return made == null ? otherwise : made;
  }

  /// Defines a copy and calls its constructor; null where the platform refuses hidden classes.
  @Nullable T make(MethodType constructor, Object... arguments) {
    try {
      if (isRefused) {
        throw new UnsupportedOperationException("no hidden classes, for a test");
      }
      Class<?> copy =
          data == null
              ? HERE.defineHiddenClass(code, true).lookupClass()
              : HERE.defineHiddenClassWithClassData(code, data, true).lookupClass();
      return type.cast(HERE.findConstructor(copy, constructor).invokeWithArguments(arguments));
    } catch (UnsupportedOperationException e) {
      return null;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a class of our own", e);
    }
  }
}
