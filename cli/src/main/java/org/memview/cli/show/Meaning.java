package org.memview.cli.show;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;
import org.memview.numpy.DType;

/// What the file says of its elements beyond their format: NumPy's description, which knows times.
///
/// @param type null if it says nothing, or not of these elements
record Meaning(@Nullable DType type) {
  static final Meaning NONE = new Meaning(null);

  /// A format cannot tell times from integers; the file's own description can, if it is that of
  /// these elements.
  static Meaning of(Found found, MemoryView view) {
    String descr = found.details().get(Found.DTYPE);
    DType known = descr == null ? null : DType.of(descr);
    return known != null && known.format().equals(view.formatSpec()) ? new Meaning(known) : NONE;
  }

  /// Returns how elements that are no records read, if they are times.
  @Nullable Times times() {
    return type == null ? null : Times.of(type.descr());
  }

  /// Returns how a field of records reads, if it is times.
  @Nullable Times times(int field) {
    return type == null ? null : Times.of(type.field(field).descr());
  }

  /// Returns what `toList` or `get` gave with times in words.
  ///
  /// @param axes that are lists around the elements
  Object inWords(Object value, int axes) {
    if (type == null) {
      return value;
    }
    if (axes > 0 && value instanceof List<?> row) {
      List<Object> items = new ArrayList<>();
      row.forEach(item -> items.add(inWords(item, axes - 1)));
      return items;
    }
    if (!type.format().isRecord()) {
      return inWords(value, times());
    }
    List<Object> fields = new ArrayList<>();
    for (Object field : (List<?>) value) {
      fields.add(inWords(field, times(fields.size())));
    }
    return fields;
  }

  private static Object inWords(Object value, @Nullable Times times) {
    return switch (value) {
      case Long count when times != null -> times.text(count);
      case List<?> row when times != null ->
          row.stream().map(item -> inWords((Object) item, times)).toList();
      default -> value;
    };
  }
}
