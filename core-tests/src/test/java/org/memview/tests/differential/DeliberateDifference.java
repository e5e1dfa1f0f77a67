package org.memview.tests.differential;

/// Where the library differs from CPython on purpose: the whole list, and the only differences the
/// test accepts.
///
/// The Python side names the rule, with what CPython did and what the library must do *instead*; so
/// even here an exact answer is compared, and a rule that CPython no longer breaks is not used.
enum DeliberateDifference {
  ELEMENTS_OF_ANY_FORMAT(
      "formats with a byte order, several values, text or names (and 'e' before CPython 3.12)",
      "NotImplementedError from every access to elements",
      "read, written, copied, listed and searched as struct and NumPy do",
      "a view whose elements cannot be reached is half a view",
      "works for every format"),
  EQUALITY_OF_ANY_FORMAT(
      "== of views with formats that struct does not know",
      "not equal, even to itself",
      "compared by value",
      "a view equals itself",
      "by value in every format"),
  EQUALITY_OF_TRUTH(
      "== of two '?' views",
      "compares raw bytes: 1 and 2, both true, differ",
      "compares truth",
      "a wart of CPython (spec §10b)",
      "`?` by its truth, not its byte"),
  TRUTH_OF_NUMBERS_ONLY(
      "storing something that is no number in '?'",
      "stores its truth",
      "refuses it as of the wrong kind",
      "Java objects have no truth value",
      "`?` takes truth values and numbers"),
  LENGTH_OF_0_DIM(
      "length of a 0-dimensional view",
      "1 before CPython 3.12",
      "refused, as since CPython 3.12",
      "the reference is CPython 3.14",
      "a 0-dim view has no `length()`"),
  LIST_OF_0_DIM(
      "tolist of a 0-dimensional view",
      "the bare element",
      "a list of the one element",
      "toList returns a List",
      "a 0-dim view gives a list of its one element"),
  EMPTY_STRIDED_IS_CONTIGUOUS(
      "a 1-D view without elements and with another stride",
      "not contiguous, not to be cast",
      "contiguous, as every other empty view",
      "a wart of CPython (spec §10f): its own PyBuffer_IsContiguous says contiguous",
      "true of every empty view"),
  CAST_BETWEEN_FORMATS(
      "cast from 'h' to 'i', or to the same format",
      "TypeError: only from or to bytes",
      "the same as by way of bytes",
      "the detour says nothing",
      "between any two formats"),
  CAST_TO_ANY_FORMAT(
      "cast to '<i', '3s', 'hhl'",
      "ValueError: native single formats only",
      "accepted",
      "such formats can be read and written here",
      "between any two formats"),
  CAST_ND_TO_ND(
      "cast of an N-D view to a shape of several axes",
      "TypeError: by way of one axis",
      "the same as by way of one axis",
      "the detour says nothing",
      "from any shape to any"),
  CAST_STRIDED_TO_SAME_SIZE(
      "cast of a view with gaps to a format of the same size",
      "TypeError: C-contiguous only",
      "same shape and strides, other format",
      "no element moves",
      "with gaps, to formats of the same size"),
  CAST_WITHOUT_ELEMENTS(
      "cast of a view without elements, with a shape or of several axes",
      "TypeError: zeros in shape",
      "accepted where the sizes agree, which are 0",
      "0 bytes fit 0 elements",
      "also without elements"),
  SLICE_IN_ND(
      "slices of several axes, sub-views, new axes, ellipsis",
      "NotImplementedError or TypeError",
      "as NumPy",
      "what PEP 3118 meant the strides for",
      "in every axis"),
  COPY_IN_ND(
      "assignment to a slice of an N-D view",
      "NotImplementedError",
      "as NumPy, safe when source and target overlap",
      "what PEP 3118 meant the strides for",
      "in every rank"),
  COPY_SWAPS_ORDER(
      "assignment where the formats mean the same but for byte order ('i' and '>i') or spelling"
          + " ('i' and '=i')",
      "ValueError: different structures",
      "copied, bytes swapped where they must be",
      "the values fit and nothing is lost",
      "from any strides and byte order"),
  ITERATION_IN_ND(
      "iteration over an N-D view",
      "NotImplementedError",
      "gives sub-views",
      "what nested lists do",
      "a view of more axes gives its sub-views"),
  SEARCH_IN_ND(
      "count, index and contains on an N-D or 0-dimensional view",
      "NotImplementedError or TypeError",
      "search all elements, in C order",
      "the question has an answer",
      "all three also in views of more axes"),
  HASH_OF_ANY_OWNER(
      "hash of a read-only view of something unhashable",
      "TypeError: unhashable type: 'bytearray'",
      "the hash of the bytes",
      "the owner's identity has no part in the hash",
      "whatever the owner is"),
  HASH_OF_ANY_ORDER(
      "hash of '<b', '=B' and the like",
      "ValueError: 'B', 'b' or 'c' only",
      "the hash of the bytes",
      "one byte has no order, and such a view equals one of 'b'",
      "also with a byte order (`<b`)"),
  RELEASE_WHILE_CONSUMED(
      "release of a view while somebody consumes it as an exporter",
      "BufferError",
      "released; the consumer has a lease of its own",
      "design §5: one acquire, one close",
      "a view may be released while somebody consumes it"),
  REASON_IS_NAMED(
      "join, concat, extend and the like with a view that has gaps or was released",
      "TypeError, which hides why",
      "BufferException or ViewReleasedException",
      "the reason is what helps",
      "which say why (Python: `TypeError`"),
  BYTES_HAVE_NO_GAPS(
      "bytearray.partition and rpartition with memory that has gaps",
      "taken, by these two alone",
      "BufferException, as from every other search",
      "one rule for all of them",
      "`b.partition` of a view that has gaps"),
  EXTEND_IS_WHOLE(
      "array.extend with items of which one does not fit",
      "keeps the items before it",
      "adds all or none",
      "a failed operation changes nothing",
      "a failed `extend` adds nothing"),
  READS_NOTHING_IF_REFUSED(
      "array.fromfile at the end of a file while a view is open",
      "reads, then EOFError",
      "BufferException before anything is read",
      "what was read in vain would be lost",
      "before anything is read"),
  EQUALS_IS_REFLEXIVE(
      "array == itself where it holds NaN",
      "not equal",
      "equal",
      "the contract of Object.equals; NaN equals no NaN of another array",
      "an array equals itself even with NaN");

  private final String rule;
  private final String cpython;
  private final String ours;
  private final String why;
  private final String readme;

  DeliberateDifference(String rule, String cpython, String ours, String why, String readme) {
    this.rule = rule;
    this.cpython = cpython;
    this.ours = ours;
    this.why = why;
    this.readme = readme;
  }

  /// Returns the words by which the README's table tells it.
  String readme() {
    return readme;
  }

  @Override
  public String toString() {
    return name()
        + ": "
        + rule
        + ". CPython: "
        + cpython
        + ". Here: "
        + ours
        + ". Why: "
        + why
        + ".";
  }
}
