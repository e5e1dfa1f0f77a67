package org.memview.sqlite;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.Optional;

/// The C functions of SQLite that are used, by their own names.
///
/// SAFETY of every handle here: the descriptors are those of `sqlite3.h`, where `int` is 32 bits
/// and `sqlite3_int64` 64 on every platform. Whoever calls one holds the connection's lock and has
/// checked that the pointers it passes are open ([Connection], [Statement] and [Blob] forget a
/// pointer before they free it). Initialised only after [Library#require()] has succeeded.
///
/// A function that may read or write the memory of a view while it runs is given that memory as a
/// further argument, a [#PIN], which keeps its arena from being closed during the call: the linker
/// sees to that for every pointer passed. SQLite does not know of these arguments. Surplus ones are
/// ignored in all calling conventions the JDK's linker knows, because the caller places them and
/// takes them away.
final class Api {
  private static final SymbolLookup LIBRARY = Library.require();
  private static final Linker LINKER = Linker.nativeLinker();

  private static final MemoryLayout PIN = ADDRESS;

  static final MethodHandle OPEN = of("open_v2", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
  static final MethodHandle CLOSE = of("close", JAVA_INT, ADDRESS, PIN);
  static final MethodHandle ERRMSG = of("errmsg", ADDRESS, ADDRESS);
  static final MethodHandle ERRSTR = of("errstr", ADDRESS, JAVA_INT);
  static final MethodHandle EXTENDED_ERRCODE = of("extended_errcode", JAVA_INT, ADDRESS);
  static final MethodHandle LIBVERSION = of("libversion", ADDRESS);
  static final MethodHandle THREADSAFE = of("threadsafe", JAVA_INT);
  static final MethodHandle BUSY_TIMEOUT = of("busy_timeout", JAVA_INT, ADDRESS, JAVA_INT);
  static final MethodHandle LAST_ROWID = of("last_insert_rowid", JAVA_LONG, ADDRESS);
  static final MethodHandle EXEC =
      of("exec", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, PIN);

  static final MethodHandle PREPARE =
      of("prepare_v2", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, PIN);
  static final MethodHandle STEP = of("step", JAVA_INT, ADDRESS, PIN, PIN, PIN, PIN);
  static final MethodHandle RESET = of("reset", JAVA_INT, ADDRESS, PIN);
  static final MethodHandle FINALIZE = of("finalize", JAVA_INT, ADDRESS, PIN);
  static final MethodHandle CLEAR_BINDINGS = of("clear_bindings", JAVA_INT, ADDRESS);
  static final MethodHandle PARAMETERS = of("bind_parameter_count", JAVA_INT, ADDRESS);
  static final MethodHandle BIND_NULL = of("bind_null", JAVA_INT, ADDRESS, JAVA_INT);
  static final MethodHandle BIND_LONG = of("bind_int64", JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG);
  static final MethodHandle BIND_DOUBLE =
      of("bind_double", JAVA_INT, ADDRESS, JAVA_INT, JAVA_DOUBLE);
  static final MethodHandle BIND_TEXT =
      of("bind_text64", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS, JAVA_BYTE);
  static final MethodHandle BIND_BLOB =
      of("bind_blob64", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, ADDRESS);
  static final MethodHandle BIND_ZEROS =
      of("bind_zeroblob64", JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG);

  static final MethodHandle COLUMNS = of("column_count", JAVA_INT, ADDRESS);
  static final MethodHandle COLUMN_NAME = of("column_name", ADDRESS, ADDRESS, JAVA_INT);
  static final MethodHandle COLUMN_TYPE = of("column_type", JAVA_INT, ADDRESS, JAVA_INT);
  static final MethodHandle COLUMN_BLOB =
      of("column_blob", ADDRESS, ADDRESS, JAVA_INT, PIN, PIN, PIN, PIN);
  static final MethodHandle COLUMN_TEXT =
      of("column_text", ADDRESS, ADDRESS, JAVA_INT, PIN, PIN, PIN, PIN);
  static final MethodHandle COLUMN_BYTES = of("column_bytes", JAVA_INT, ADDRESS, JAVA_INT);
  static final MethodHandle COLUMN_LONG = of("column_int64", JAVA_LONG, ADDRESS, JAVA_INT);
  static final MethodHandle COLUMN_DOUBLE = of("column_double", JAVA_DOUBLE, ADDRESS, JAVA_INT);

  static final MethodHandle BLOB_OPEN =
      of(
          "blob_open",
          JAVA_INT,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          ADDRESS,
          JAVA_LONG,
          JAVA_INT,
          ADDRESS,
          PIN);
  static final MethodHandle BLOB_REOPEN = of("blob_reopen", JAVA_INT, ADDRESS, JAVA_LONG, PIN);
  static final MethodHandle BLOB_BYTES = of("blob_bytes", JAVA_INT, ADDRESS);
  static final MethodHandle BLOB_READ =
      of("blob_read", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, PIN);
  static final MethodHandle BLOB_WRITE =
      of("blob_write", JAVA_INT, ADDRESS, ADDRESS, JAVA_INT, JAVA_INT, PIN);
  static final MethodHandle BLOB_CLOSE = of("blob_close", JAVA_INT, ADDRESS, PIN);

  static final MethodHandle MALLOC = of("malloc64", ADDRESS, JAVA_LONG);

  /// The address of `sqlite3_free`, handed to SQLite as a destructor.
  static final MemorySegment FREE = symbol("free");

  private static final MethodHandle FREE_HANDLE = destructor();

  private Api() {}

  @SuppressWarnings("restricted") // see SAFETY above
  private static MethodHandle destructor() {
    return LINKER.downcallHandle(FREE, FunctionDescriptor.ofVoid(ADDRESS));
  }

  @SuppressWarnings("restricted") // see SAFETY above
  private static MethodHandle of(String name, MemoryLayout result, MemoryLayout... parameters) {
    return LINKER.downcallHandle(symbol(name), FunctionDescriptor.of(result, parameters));
  }

  private static MemorySegment symbol(String name) {
    return find(name).orElseThrow(() -> new SqliteException(0, Errors.noSymbol(name)));
  }

  private static Optional<MemorySegment> find(String name) {
    return LIBRARY.find("sqlite3_" + name);
  }

  /// Not every SQLite is built with these.
  static final class Images {
    static final MethodHandle SERIALIZE =
        optional("serialize", ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_INT, PIN);
    static final MethodHandle DESERIALIZE =
        optional(
            "deserialize", JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_INT);

    private Images() {}

    /// A function that is missing says so when it is called.
    private static MethodHandle optional(
        String name, MemoryLayout result, MemoryLayout... parameters) {
      FunctionDescriptor type = FunctionDescriptor.of(result, parameters);
      return find(name).isPresent()
          ? Api.of(name, result, parameters)
          : MethodHandles.dropArguments(
              MethodHandles.insertArguments(
                  MethodHandles.throwException(
                      type.toMethodType().returnType(), SqliteException.class),
                  0,
                  new SqliteException(0, Errors.noImages(name))),
              0,
              type.toMethodType().parameterList());
    }
  }

  /// Gives memory of [#MALLOC] back.
  static void free(MemorySegment memory) {
    call(FREE_HANDLE, memory);
  }

  /// Calls a function that returns an `int`. It boxes; what happens often is in [Calls].
  static int toInt(MethodHandle function, Object... arguments) {
    return (int) call(function, arguments);
  }

  /// Calls a function that returns a pointer.
  static MemorySegment toPointer(MethodHandle function, Object... arguments) {
    return (MemorySegment) call(function, arguments);
  }

  static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeWithArguments(arguments);
    } catch (Throwable e) {
      throw failed(e);
    }
  }

  /// What the linker throws itself: a segment that is closed, or another thread's.
  static RuntimeException failed(Throwable e) {
    return switch (e) {
      case IllegalStateException closed -> Errors.gone(closed);
      case RuntimeException refused -> refused;
      case Error error -> throw error;
      default -> throw new AssertionError("a C function throws nothing", e);
    };
  }

  /// Reads text that SQLite owns.
  ///
  /// SAFETY: every function whose result is read here returns NULL or UTF-8 text that ends with a
  /// zero byte and stays until the next call on the same connection, whose lock the caller holds.
  @SuppressWarnings("restricted")
  static String text(MemorySegment pointer) {
    return pointer.equals(MemorySegment.NULL)
        ? ""
        : pointer.reinterpret(Long.MAX_VALUE).getString(0);
  }
}
