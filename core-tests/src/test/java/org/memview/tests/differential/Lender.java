package org.memview.tests.differential;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;

/// The exporter on our side: `bytes`, `bytearray`, `array.array` or any layout over memory of any
/// kind.
///
/// Like Python's, it counts what it lent and refuses to change its size while anything is lent.
final class Lender implements Exporter {
  private final Loans loans = Loans.of(this);
  private final Storage storage;
  private final String format;
  private final long itemSize;
  private final long offset;
  private final long[] strides;
  private final boolean readOnly;
  private final boolean resizable;
  private long[] shape;
  private MemorySegment memory;
  private long size;

  private Lender(
      Storage storage,
      byte[] data,
      String format,
      long itemSize,
      boolean readOnly,
      boolean resizable,
      long offset,
      long[] shape,
      long[] strides) {
    this.storage = storage;
    this.memory = storage.hold(data);
    this.size = data.length;
    this.format = format;
    this.itemSize = itemSize;
    this.readOnly = readOnly;
    this.resizable = resizable;
    this.offset = offset;
    this.shape = shape;
    this.strides = strides;
  }

  static Lender bytes(byte[] data, Storage storage) {
    return row(data, "B", 1, true, false, storage);
  }

  static Lender byteArray(byte[] data, Storage storage) {
    return row(data, "B", 1, false, true, storage);
  }

  static Lender array(String code, long itemSize, byte[] data, Storage storage) {
    return row(data, code, itemSize, false, true, storage);
  }

  private static Lender row(
      byte[] data, String format, long item, boolean readOnly, boolean resizable, Storage storage) {
    long[] shape = {data.length / item};
    return new Lender(
        storage, data, format, item, readOnly, resizable, 0, shape, new long[] {item});
  }

  /// Any layout, by the arguments of a `raw` step.
  static Lender raw(Step step) {
    return new Lender(
        Storage.valueOf(step.text(9)),
        Values.bytes(step.text(8)),
        step.text(2),
        step.number(3),
        step.text(4).equals("1"),
        false,
        step.number(5),
        step.numbers(6),
        step.numbers(7));
  }

  @Override
  public Export export(Request request) {
    Export export =
        Export.of(memory)
            .format(format)
            .itemSize(itemSize)
            .shape(shape)
            .strides(strides)
            .offset(offset)
            .owner(this)
            .onRelease(loans.open());
    return readOnly ? export.readOnly() : export;
  }

  boolean isResizable() {
    return resizable;
  }

  long itemSize() {
    return itemSize;
  }

  boolean isPokable() {
    return resizable && format.equals("B") && size > 0;
  }

  byte[] contents() {
    return memory.asSlice(0, size).toArray(JAVA_BYTE);
  }

  void grow(byte[] more) {
    loans.requireNone("grow");
    byte[] longer = Arrays.copyOf(contents(), Math.toIntExact(size + more.length));
    System.arraycopy(more, 0, longer, Math.toIntExact(size), more.length);
    become(longer);
  }

  void shrink(long items) {
    long fewer = Math.min(items, size / itemSize);
    if (fewer > 0) {
      loans.requireNone("shrink");
      become(Arrays.copyOf(contents(), Math.toIntExact(size - fewer * itemSize)));
    }
  }

  private void become(byte[] data) {
    memory = storage.hold(data);
    size = data.length;
    shape = new long[] {size / itemSize};
  }

  /// Writing an element of one's own is allowed at any time: nothing moves.
  void poke(long index, int value) {
    memory.set(JAVA_BYTE, index < 0 ? index + size : index, (byte) value);
  }

  int openLoans() {
    return loans.count();
  }
}
