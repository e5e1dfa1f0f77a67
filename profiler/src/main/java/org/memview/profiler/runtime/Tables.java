package org.memview.profiler.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All tables, by number and by the methods that belong to them.
public final class Tables {
  private static final Map<String, Table> BY_METHOD = new ConcurrentHashMap<>();

  /// Room for more than there are; an element never changes once there is one.
  private static volatile Table[] all = new Table[16];

  private static volatile int count;

  private Tables() {}

  /// Makes a table.
  public static synchronized Table add(Table.Origin origin) {
    int id = count;
    Table[] room = id < all.length ? all : Arrays.copyOf(all, 2 * id);
    Table table = new Table(id, origin);
    room[id] = table;
    all = room;
    count = id + 1;
    return table;
  }

  /// Notes that a method's code counts for `table`; local classes of the method will ask.
  ///
  /// @param owner the class, as in `com/acme/Foo`
  public static void belongs(String owner, String nameAndType, Table table) {
    BY_METHOD.put(key(owner, nameAndType), table);
  }

  /// Returns the table a method counts for.
  public static @Nullable Table of(String owner, String nameAndType) {
    return BY_METHOD.get(key(owner, nameAndType));
  }

  /// Returns a table by number.
  static Table get(int id) {
    return all[id];
  }

  /// Returns all tables, in the order they were made.
  public static List<Table> all() {
    int known = count; // read first: the array has at least that many
    return List.of(Arrays.copyOf(all, known));
  }

  private static String key(String owner, String nameAndType) {
    return owner.concat(".").concat(nameAndType);
  }
}
