package org.memview.sqlite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.io.MappedFile;

/// One connection: the pointer, the lock that every native call on it is made under, and what has
/// to be freed before it.
final class Connection {
  /// Native connections, statements and blobs that are open in this JVM: zero when all are closed.
  static final AtomicLong OPEN = new AtomicLong();

  private static final long STAGE = 64 * 1024;

  private final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Handle> handles = Collections.newSetFromMap(new IdentityHashMap<>());
  private MemorySegment pointer;
  private @Nullable MemorySegment stage;

  /// What the database lives in, if that is a view; and the lease on it.
  private MemorySegment memory = MemorySegment.NULL;

  private @Nullable MemoryView lease;

  Connection(String name, MemorySegment pointer) {
    this.name = name;
    this.pointer = pointer;
    OPEN.incrementAndGet();
  }

  /// What messages call it.
  String name() {
    return name;
  }

  void lock() {
    lock.lock();
  }

  void unlock() {
    lock.unlock();
  }

  /// @throws IllegalStateException if the database is closed
  MemorySegment pointer() {
    if (!isOpen()) {
      throw Errors.closed("database " + name);
    }
    return pointer;
  }

  /// The database lives in this view from now on; closed with the connection.
  void liveIn(MemoryView view) {
    lease = view;
    memory = view.asSegment();
  }

  boolean livesInAView() {
    return lease != null;
  }

  /// What has to stay while a call is going on that may look into the database: the view it lives
  /// in, else a null pointer.
  ///
  /// @throws org.memview.MappingFaultException if that is a file that somebody has cut short, which
  ///   SQLite would not survive
  MemorySegment memory() {
    if (lease != null && lease.owner() instanceof MappedFile file && file.isOpen()) {
      requireWhole(file);
    }
    return memory;
  }

  private static void requireWhole(MappedFile file) {
    try {
      file.checkSize();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Calls a function that frees something. If the memory of the database is gone, nothing can be
  /// written back to it: what SQLite holds for itself then stays allocated.
  int free(ToIntBiFunction<MemorySegment, MemorySegment> function, MemorySegment pointer) {
    try {
      return function.applyAsInt(pointer, memory);
    } catch (ViewReleasedException _) {
      return Codes.OK;
    }
  }

  /// @throws WrongThreadException if the database lives in memory of another thread's
  void requireAccess() {
    boolean alive = memory.scope().isAlive();
    if (alive && !memory.isAccessibleBy(Thread.currentThread())) {
      throw Errors.wrongThread(name);
    }
  }

  boolean isOpen() {
    return !pointer.equals(MemorySegment.NULL);
  }

  void add(Handle handle) {
    handles.add(handle);
    OPEN.incrementAndGet();
  }

  void remove(Handle handle) {
    if (handles.remove(handle)) {
      OPEN.decrementAndGet();
    }
  }

  int handles() {
    return handles.size();
  }

  /// Ends all loans first: if one is in use, nothing has been freed yet.
  void close() {
    if (!isOpen()) {
      return;
    }
    requireAccess();
    List<Handle> all = List.copyOf(handles);
    all.forEach(Handle::endLoans);
    int code = Codes.OK;
    for (Handle handle : all) {
      int said = handle.free();
      code = code == Codes.OK ? said : code;
    }
    MemorySegment closing = pointer;
    pointer = MemorySegment.NULL;
    int closed = free((database, pin) -> Api.toInt(Api.CLOSE, database, pin), closing);
    OPEN.decrementAndGet();
    if (lease != null) {
      lease.close();
    }
    code = code == Codes.OK ? closed : code;
    if (code != Codes.OK) {
      throw Errors.failed("close " + name, code, Api.text(Api.toPointer(Api.ERRSTR, code)));
    }
  }

  /// Runs statements that return no rows.
  void execute(String sql) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment none = MemorySegment.NULL;
      MemorySegment text = arena.allocateFrom(sql);
      check(
          Api.toInt(Api.EXEC, pointer(), text, none, none, none, memory()),
          "execute \"" + sql + "\"");
    }
  }

  /// Native memory of 64 KB for what SQLite cannot reach itself: Java arrays and elements with
  /// gaps.
  MemorySegment stage() {
    MemorySegment memory = stage;
    if (memory == null) {
      memory = Arena.ofAuto().allocate(STAGE, 64);
      stage = memory;
    }
    return memory;
  }

  /// Does nothing if `code` is success.
  ///
  /// @param asked what was asked, an infinitive: `open blob docs.body row 7`
  /// @throws SqliteException with what SQLite says about its last failure
  void check(int code, String asked) {
    if (code != Codes.OK) {
      throw failure(asked, code);
    }
  }

  SqliteException failure(String asked, int code) {
    int extended = Api.toInt(Api.EXTENDED_ERRCODE, pointer);
    boolean current = (extended & 0xff) == (code & 0xff);
    String words =
        current
            ? Api.text(Api.toPointer(Api.ERRMSG, pointer))
            : Api.text(Api.toPointer(Api.ERRSTR, code));
    return Errors.failed(asked + " in " + name, current ? extended : code, words);
  }
}
