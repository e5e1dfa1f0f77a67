package org.memview.numpy;

import java.io.IOException;
import java.util.Arrays;
import org.memview.MemoryView;
import org.memview.format.Format;
import org.memview.format.FormatException;

/// The texts of this package's errors.
final class Errors {
  private static final int QUOTED = 60;

  private Errors() {}

  // ---------------------------------------------------------------- types

  static FormatException literal(String problem, int position, String text) {
    int start = Math.clamp(position - QUOTED / 2, 0, Math.max(0, text.length() - QUOTED));
    int end = Math.min(text.length(), start + QUOTED);
    String quoted = text.substring(start, end).replaceAll("\\p{Cntrl}", "·");
    return new FormatException(
        "%s at position %s of \"%s%s%s\""
            .formatted(
                problem, position, start > 0 ? "…" : "", quoted, end < text.length() ? "…" : ""),
        position);
  }

  static FormatException noType(String type) {
    return new FormatException("NumPy writes no type '" + cut(type) + "'");
  }

  static FormatException pickled(String type, String what) {
    return new FormatException(
        "type '%s' is %s, which are pickled, not bytes to view; in Python, astype('S') or"
                .formatted(cut(type), what)
            + " astype('U') makes bytes of texts");
  }

  static FormatException noDescr(Object descr) {
    return new FormatException(
        "a type is a text or a list of fields, not " + cut(PythonLiteral.repr(descr)));
  }

  static FormatException noField(Object field) {
    return new FormatException(
        "a field is (name, type) or (name, type, shape), not " + cut(PythonLiteral.repr(field)));
  }

  static FormatException noFieldName(Object name) {
    return new FormatException(
        "a field's name is a text or (title, name), not " + cut(PythonLiteral.repr(name)));
  }

  static FormatException noShape(Object shape) {
    return new FormatException(
        "a field's shape is an integer or a tuple of them, none negative, not "
            + cut(PythonLiteral.repr(shape)));
  }

  static FormatException twoFields(String name) {
    return new FormatException("two fields are called '" + cut(name) + "'");
  }

  static FormatException itemTooLarge(long bytes) {
    return new FormatException(
        "an element of %s bytes; NumPy's have at most %s".formatted(bytes, Integer.MAX_VALUE));
  }

  static FormatException noNumpyType(Format format, String advice) {
    return new FormatException(
        "NumPy has no type for format '%s'; %s".formatted(cut(format.text()), advice));
  }

  static FormatException notTheType(DType type, Format format) {
    return new FormatException(
        "elements of format '%s' are not of type %s, which is '%s'"
            .formatted(cut(format.text()), cut(type.descr()), cut(type.format().text())));
  }

  // ---------------------------------------------------------------- npy

  static NpyException noMagic(String name) {
    return new NpyException(name + " is no npy file: it does not begin with \\x93NUMPY");
  }

  static NpyException version(String name, int major, int minor) {
    return new NpyException(
        "%s has npy version %s.%s; 1.0, 2.0 and 3.0 can be read".formatted(name, major, minor));
  }

  static NpyException headerTruncated(String name, long needed, long present) {
    return new NpyException(
        "%s ends inside its header: %s bytes are needed, %s are there"
            .formatted(name, needed, present));
  }

  static NpyException headerTooLong(String name, long length) {
    return new NpyException(
        "%s has a header of %s bytes; at most %s are read"
            .formatted(name, length, Header.MAX_LENGTH));
  }

  static NpyException noDict(String name) {
    return new NpyException(
        name + ": its header is no dict of exactly descr, fortran_order and shape");
  }

  static NpyException tooManyAxes(String name, int axes) {
    return new NpyException("%s has %s axes; a view has at most 64".formatted(name, axes));
  }

  static NpyException damaged(String name, String problem) {
    return new NpyException(name + ": " + problem);
  }

  static NpyException damaged(String name, String problem, Throwable cause) {
    return new NpyException(name + ": " + problem, cause);
  }

  static NpyException truncated(String name, Header header, long needed, long available) {
    return new NpyException(
        "%s is truncated: shape %s of %s needs %s bytes, %s are there"
            .formatted(
                name,
                Arrays.toString(header.extents()),
                cut(header.type().descr()),
                needed,
                available));
  }

  static IllegalStateException noRoom(int needed, int length) {
    return new IllegalStateException(
        "the header needs %s bytes and has %s; files of NumPy 1.23 and later, and of this library,"
                .formatted(needed, length)
            + " have room for a longer shape");
  }

  static IllegalArgumentException notAppendable(String name) {
    return new IllegalArgumentException(
        name + " has no axis to append along: it holds one element of 0 dimensions");
  }

  static IllegalArgumentException wrongShape(String name, long[] shape, int axis, long[] given) {
    return new IllegalArgumentException(
        "cannot append shape %s to %s of shape %s: all axes but axis %s must be equal"
            .formatted(Arrays.toString(given), name, Arrays.toString(shape), axis));
  }

  static IllegalStateException otherArrayBehind(String name, long offset) {
    return new IllegalStateException(
        "cannot append to %s: another array follows at byte %s".formatted(name, offset));
  }

  static IllegalStateException notWritable(String name) {
    return new IllegalStateException("cannot append to " + name + ": it is not open READ_WRITE");
  }

  static IllegalStateException closed(String operation, Object file) {
    return new IllegalStateException("cannot %s: %s is closed".formatted(operation, file));
  }

  // ---------------------------------------------------------------- npz

  static NpyException noZip(String name) {
    return new NpyException(name + " is no npz file: it has no zip directory at its end");
  }

  static NpyException zip(String name, String problem) {
    return new NpyException(name + " is damaged: " + problem);
  }

  static NpyException member(String file, String member, String problem) {
    return new NpyException("%s, member '%s': %s".formatted(file, cut(member), problem));
  }

  static IllegalArgumentException noMember(String file, String member, Object names) {
    return new IllegalArgumentException(
        "%s has no member '%s'; it has %s".formatted(file, cut(member), cut(names.toString())));
  }

  static IllegalArgumentException badMemberName(String name) {
    return new IllegalArgumentException(
        "'%s' cannot name a member: empty, too long or with a NUL".formatted(cut(name)));
  }

  // ---------------------------------------------------------------- shared memory

  static IllegalArgumentException badBlockName(String name) {
    return new IllegalArgumentException(
        "'%s' cannot name a shared memory block: 1 to 250 bytes without '/' and NUL (one leading"
                .formatted(cut(name))
            + " '/' is dropped, as Python does)");
  }

  static IllegalArgumentException blockSize(long size) {
    return new IllegalArgumentException("size %s of a block is not positive".formatted(size));
  }

  static IOException blockMissing(String name) {
    return new IOException(
        "no shared memory block '%s' (Python 3.12 and older unlinks blocks it only attached to)"
            .formatted(name));
  }

  static IOException blockExists(String name) {
    return new IOException("a shared memory block '" + name + "' exists already");
  }

  static IOException full(String name, long size, long free) {
    return new IOException(
        "no room for shared memory block '%s' of %s bytes: %s are free in %s"
            .formatted(name, size, free, SharedMemory.FOLDER));
  }

  static UnsupportedOperationException noSharedMemory() {
    return new UnsupportedOperationException(
        "no %s here: shared memory blocks by name need Linux; elsewhere map a file that both sides"
                .formatted(SharedMemory.FOLDER)
            + " know, with MappedFile and mmap");
  }

  private static String cut(String text) {
    return text.length() <= 2 * QUOTED ? text : text.substring(0, 2 * QUOTED) + "…";
  }

  static IllegalArgumentException movingMemory(MemoryView view) {
    return new IllegalArgumentException(
        "a view of a Java array has no address that stays, so NumPy cannot be told one; copy it to"
            + " MemoryView.allocate(\"%s\", ...) (view %s %s)"
                .formatted(view.format(), view.format(), Arrays.toString(view.shape())));
  }
}
