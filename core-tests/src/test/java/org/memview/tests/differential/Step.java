package org.memview.tests.differential;

import java.util.Arrays;
import java.util.List;

/// One line of a program: an operation and its arguments. Both sides read the same text.
///
/// ```
/// bytes x0 HEX STORAGE                  exporters; STORAGE is ours alone, VIA is Python's alone
/// bytearray x0 HEX STORAGE              array x0 CODE HEX STORAGE
/// raw x0 VIA FORMAT ITEMSIZE READONLY OFFSET SHAPE STRIDES HEX STORAGE
/// mem x0 · grow x0 HEX · shrink x0 N · poke x0 INDEX BYTE
/// view v0 x0 · share v1 v0 · consume v1 v0 · contig v1 v0 · ro v1 v0 · rev v1 v0
/// slice v1 v0 START STOP STEP HOW · nslice v1 v0 SPEC HOW · at v1 v0 INDEX
/// cast v1 v0 FORMAT [SHAPE] · reshape v1 v0 SHAPE · bcast v1 v0 SHAPE · transpose v1 v0 AXES
/// field v1 v0 NAME HOW
/// get v0 INDEX · set v0 INDEX VALUE · tget v0 TYPE INDEX · tset v0 TYPE INDEX VALUE · fill v0 VALUE
/// assign v0 START STOP STEP v1 START STOP STEP · copy v0 v1
/// attrs v0 · len v0 · tobytes v0 ORDER · tolist v0 · hex v0 [SEPARATOR N] · iter v0 · hash v0
/// eq v0 v1 · mismatch v0 v1 · index v0 VALUE · count v0 VALUE · contains v0 VALUE · reduce v0 NAME
/// release v0
/// ```
///
/// Lists of numbers are `2,-3`, the empty one `-`; an open slice bound is `_`; values are as
/// [Values] writes them.
record Step(String operation, List<String> arguments) {

  static Step of(String operation, Object... arguments) {
    return new Step(operation, Arrays.stream(arguments).map(Object::toString).toList());
  }

  static Step parse(String line) {
    List<String> words = List.of(line.split(" ", -1));
    return new Step(words.getFirst(), words.subList(1, words.size()));
  }

  int size() {
    return arguments.size();
  }

  String text(int i) {
    return arguments.get(i);
  }

  /// The target of a step that names what it makes.
  String name() {
    return text(0);
  }

  long number(int i) {
    return Long.parseLong(text(i));
  }

  long[] numbers(int i) {
    return numbers(text(i));
  }

  static long[] numbers(String text) {
    return text.equals("-")
        ? new long[0]
        : Arrays.stream(text.split(",", -1)).mapToLong(Long::parseLong).toArray();
  }

  static String list(long... numbers) {
    return numbers.length == 0
        ? "-"
        : String.join(",", Arrays.stream(numbers).mapToObj(Long::toString).toList());
  }

  @Override
  public String toString() {
    return operation + (arguments.isEmpty() ? "" : " " + String.join(" ", arguments));
  }
}
