package org.memview.struct;

import java.util.List;
import org.memview.MemoryView;
import org.memview.format.Field;

/// Walks the records of a view without making an object for any of them.
///
/// ```java
/// Cursor trade = Struct.of("T{<q:id:H:quantity:d:price:}").cursor(view);
/// int quantity = trade.field("quantity");
/// int price = trade.field("price");
/// double total = 0;
/// while (trade.next()) {
///   total += trade.getInt(quantity) * trade.getDouble(price);
/// }
/// ```
///
/// A cursor starts before the first record. Fields go by number, which [#field(String)] finds once.
/// What the typed methods accept is what those of a view of that field accept
/// ([MemoryView#getInt(long)]), and so is what they throw; a cursor that stands on no record throws
/// [IndexOutOfBoundsException].
///
/// Lives on the lease of the view; one thread at a time.
public final class Cursor {
  private final List<Field> fields;
  private final MemoryView[] columns;
  private final long length;
  private long index = -1;

  private Cursor(List<Field> fields, MemoryView[] columns, long length) {
    this.fields = fields;
    this.columns = columns;
    this.length = length;
  }

  /// Returns a cursor over a row of records, whatever their stride.
  ///
  /// @throws IllegalArgumentException if the view has not one axis
  public static Cursor of(MemoryView records) {
    if (records.ndim() != 1) {
      throw Errors.notARow(records);
    }
    List<Field> fields = Items.of(records.formatSpec());
    MemoryView[] columns = new MemoryView[fields.size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = records.formatSpec().isRecord() ? records.field(i) : records;
    }
    return new Cursor(fields, columns, records.length());
  }

  /// Returns the number of a field.
  ///
  /// @throws org.memview.format.FormatException if there is none of that name; the message lists
  ///   those there are
  public int field(String name) {
    for (int i = 0; i < columns.length; i++) {
      if (fields.get(i).name().equals(name)) {
        return i;
      }
    }
    throw Errors.noFieldName(name, fields);
  }

  /// Returns a field of all records, as a view: [MemoryView#field(int)].
  public MemoryView column(int field) {
    return columns[field];
  }

  /// Moves to the next record.
  ///
  /// @return whether there is one
  public boolean next() {
    boolean more = index + 1 < length;
    index = more ? index + 1 : length;
    return more;
  }

  /// Moves to a record; negative indices count from the end.
  ///
  /// @throws IndexOutOfBoundsException if there is no such record
  public void moveTo(long record) {
    long to = record < 0 ? record + length : record;
    if (to < 0 || to >= length) {
      throw Errors.noRecord(record, length);
    }
    index = to;
  }

  /// Moves before the first record again.
  public void rewind() {
    index = -1;
  }

  /// Returns the number of the record the cursor stands on, -1 before the first.
  public long index() {
    return index;
  }

  /// Returns how many records there are.
  public long length() {
    return length;
  }

  // A negative index of a view counts from the end, but a cursor before the first record stands on
  // none.
  private long here() {
    if (index < 0) {
      throw Errors.noRecord(index, length);
    }
    return index;
  }

  /// Returns a field of this record; see [MemoryView#getBoolean(long)].
  public boolean getBoolean(int field) {
    return columns[field].getBoolean(here());
  }

  /// Sets a field of this record; see [MemoryView#setBoolean(long, boolean)].
  public void setBoolean(int field, boolean value) {
    columns[field].setBoolean(here(), value);
  }

  /// Returns a field of this record; see [MemoryView#getByte(long)].
  public byte getByte(int field) {
    return columns[field].getByte(here());
  }

  /// Sets a field of this record; see [MemoryView#setByte(long, byte)].
  public void setByte(int field, byte value) {
    columns[field].setByte(here(), value);
  }

  /// Returns a field of this record; see [MemoryView#getChar(long)].
  public char getChar(int field) {
    return columns[field].getChar(here());
  }

  /// Sets a field of this record; see [MemoryView#setChar(long, char)].
  public void setChar(int field, char value) {
    columns[field].setChar(here(), value);
  }

  /// Returns a field of this record; see [MemoryView#getShort(long)].
  public short getShort(int field) {
    return columns[field].getShort(here());
  }

  /// Sets a field of this record; see [MemoryView#setShort(long, short)].
  public void setShort(int field, short value) {
    columns[field].setShort(here(), value);
  }

  /// Returns a field of this record; see [MemoryView#getInt(long)].
  public int getInt(int field) {
    return columns[field].getInt(here());
  }

  /// Sets a field of this record; see [MemoryView#setInt(long, int)].
  public void setInt(int field, int value) {
    columns[field].setInt(here(), value);
  }

  /// Returns a field of this record; see [MemoryView#getLong(long)].
  public long getLong(int field) {
    return columns[field].getLong(here());
  }

  /// Sets a field of this record; see [MemoryView#setLong(long, long)].
  public void setLong(int field, long value) {
    columns[field].setLong(here(), value);
  }

  /// Returns a field of this record; see [MemoryView#getFloat(long)].
  public float getFloat(int field) {
    return columns[field].getFloat(here());
  }

  /// Sets a field of this record; see [MemoryView#setFloat(long, float)].
  public void setFloat(int field, float value) {
    columns[field].setFloat(here(), value);
  }

  /// Returns a field of this record; see [MemoryView#getDouble(long)].
  public double getDouble(int field) {
    return columns[field].getDouble(here());
  }

  /// Sets a field of this record; see [MemoryView#setDouble(long, double)].
  public void setDouble(int field, double value) {
    columns[field].setDouble(here(), value);
  }

  /// Returns an unsigned byte of this record; see [MemoryView#getUnsignedByte(long)].
  public int getUnsignedByte(int field) {
    return columns[field].getUnsignedByte(here());
  }

  /// Returns an unsigned short of this record; see [MemoryView#getUnsignedShort(long)].
  public int getUnsignedShort(int field) {
    return columns[field].getUnsignedShort(here());
  }

  /// Returns an unsigned int of this record; see [MemoryView#getUnsignedInt(long)].
  public long getUnsignedInt(int field) {
    return columns[field].getUnsignedInt(here());
  }

  /// Returns a field of this record, boxed; of a sub-array, a view of it.
  public Object get(int field) {
    MemoryView column = columns[field];
    return column.ndim() == 1 ? column.get(here()) : column.at(here());
  }

  /// Sets a field of this record to any value that fits; see [MemoryView#set(long, Object)].
  public void set(int field, Object value) {
    columns[field].set(here(), value);
  }
}
