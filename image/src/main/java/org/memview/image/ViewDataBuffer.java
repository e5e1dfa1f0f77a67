package org.memview.image;

import java.awt.image.DataBuffer;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// The elements of a view in C order, as the JDK's images ask for them: for memory that is no Java
/// array of the right kind, or not in the order of one.
final class ViewDataBuffer extends DataBuffer {
  private final MemoryView view;

  /// The same elements as one row, if they lie without gaps.
  private final @Nullable MemoryView row;

  private final int channels;
  private final int rowElements;

  ViewDataBuffer(MemoryView view, int dataType) {
    super(dataType, Math.toIntExact(view.elementCount()));
    this.view = view;
    this.row = view.isCContiguous() ? view.reshape(view.elementCount()) : null;
    this.channels = view.ndim() == 3 ? Math.toIntExact(view.extent(2)) : 1;
    this.rowElements = Math.toIntExact(view.extent(1)) * channels;
  }

  MemoryView view() {
    return view;
  }

  @Override
  public int getElem(int bank, int i) {
    return switch (dataType) {
      case TYPE_FLOAT, TYPE_DOUBLE -> (int) getElemDouble(bank, i);
      default -> row != null ? row.getInt(i) : stridedInt(i);
    };
  }

  // getInt of 'B' and 'H' is the value without a sign, as TYPE_BYTE and TYPE_USHORT want it.
  private int stridedInt(int i) {
    int y = i / rowElements;
    int rest = i % rowElements;
    return view.ndim() == 2
        ? view.getInt(y, rest)
        : view.getInt(y, rest / channels, rest % channels);
  }

  @Override
  public void setElem(int bank, int i, int value) {
    switch (dataType) {
      case TYPE_BYTE -> setByte(i, (byte) value);
      case TYPE_USHORT, TYPE_SHORT -> setShort(i, (short) value);
      case TYPE_INT -> setInt(i, value);
      default -> setElemDouble(bank, i, value);
    }
  }

  private void setByte(int i, byte value) {
    int rest = i % rowElements;
    if (row != null) {
      row.setByte(i, value);
    } else if (view.ndim() == 2) {
      view.setByte(i / rowElements, rest, value);
    } else {
      view.setByte(i / rowElements, rest / channels, rest % channels, value);
    }
  }

  private void setShort(int i, short value) {
    int rest = i % rowElements;
    if (row != null) {
      row.setShort(i, value);
    } else if (view.ndim() == 2) {
      view.setShort(i / rowElements, rest, value);
    } else {
      view.setShort(i / rowElements, rest / channels, rest % channels, value);
    }
  }

  private void setInt(int i, int value) {
    int rest = i % rowElements;
    if (row != null) {
      row.setInt(i, value);
    } else if (view.ndim() == 2) {
      view.setInt(i / rowElements, rest, value);
    } else {
      view.setInt(i / rowElements, rest / channels, rest % channels, value);
    }
  }

  @Override
  public double getElemDouble(int bank, int i) {
    if (dataType != TYPE_FLOAT && dataType != TYPE_DOUBLE) {
      return getElem(bank, i);
    }
    int rest = i % rowElements;
    return view.ndim() == 2
        ? view.getDouble(i / rowElements, rest)
        : view.getDouble(i / rowElements, rest / channels, rest % channels);
  }

  @Override
  public void setElemDouble(int bank, int i, double value) {
    switch (dataType) {
      case TYPE_FLOAT -> setFloat(i, (float) value);
      case TYPE_DOUBLE -> setDouble(i, value);
      default -> setElem(bank, i, (int) value);
    }
  }

  private void setFloat(int i, float value) {
    int rest = i % rowElements;
    if (view.ndim() == 2) {
      view.setFloat(i / rowElements, rest, value);
    } else {
      view.setFloat(i / rowElements, rest / channels, rest % channels, value);
    }
  }

  private void setDouble(int i, double value) {
    int rest = i % rowElements;
    if (view.ndim() == 2) {
      view.setDouble(i / rowElements, rest, value);
    } else {
      view.setDouble(i / rowElements, rest / channels, rest % channels, value);
    }
  }

  @Override
  public float getElemFloat(int bank, int i) {
    return (float) getElemDouble(bank, i);
  }

  @Override
  public void setElemFloat(int bank, int i, float value) {
    setElemDouble(bank, i, value);
  }

  @Override
  public double getElemDouble(int i) {
    return getElemDouble(0, i);
  }

  @Override
  public void setElemDouble(int i, double value) {
    setElemDouble(0, i, value);
  }

  @Override
  public float getElemFloat(int i) {
    return getElemFloat(0, i);
  }

  @Override
  public void setElemFloat(int i, float value) {
    setElemFloat(0, i, value);
  }
}
