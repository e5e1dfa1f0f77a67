package org.memview.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The fixtures that behaviour is tested on.
///
/// A new kind of memory adds one line to [Storages]; its fixtures follow.
public final class Fixtures {
  /// Every kind of element, in native order, in both explicit ones, and as records.
  private static final List<String> FORMATS =
      List.of(
          "B",
          "<i",
          ">d",
          "b",
          ">h",
          "f",
          "c",
          "?",
          "<H",
          ">q",
          "d",
          "I",
          ">f",
          "Q",
          "e",
          "<IHB",
          "h",
          "H",
          "i",
          "q",
          ">i",
          "l",
          "L",
          "n",
          "N",
          "P",
          ">Q",
          "<L",
          "!H",
          "=q",
          ">e",
          "E",
          ">E",
          "Zf",
          ">Zd",
          "4s",
          "5p",
          "<3w",
          ">u",
          "T{<h:x:>d:y:}",
          "i2x",
          "3h",
          "T{B:tag:(2,2)<h:grid:T{>f:re:>f:im:}:z:}");

  private static final List<String> ORDERS = List.of("<i", ">i");

  private Fixtures() {}

  /// Returns the formats that fixtures are made of.
  public static List<String> formats() {
    return FORMATS;
  }

  /// Returns the kinds of memory that fixtures are made of.
  public static List<Storage> storages() {
    return Storages.all();
  }

  /// Returns every storage in every arrangement (the formats taken in turn); every storage,
  /// writable if it is and read-only, without gaps in either order and with gaps, in both byte
  /// orders; and every format in several arrangements on the heap, outside it, and with padded
  /// elements.
  public static List<Fixture> all() {
    return Holder.ALL;
  }

  /// Returns the fixtures of [#all()] that meet a condition.
  public static List<Fixture> that(Predicate<Fixture> condition) {
    return all().stream().filter(condition).toList();
  }

  /// Returns the fixtures of one storage: every arrangement, the formats taken in turn.
  public static List<Fixture> of(Storage storage) {
    return rotated(storage, storage.name().hashCode());
  }

  private static List<Fixture> rotated(Storage storage, int start) {
    List<Fixture> fixtures = new ArrayList<>();
    for (Arrangement arrangement : Arrangement.all()) {
      int turn = Math.floorMod(start + 5 * fixtures.size(), FORMATS.size());
      fixtures.add(new Fixture(storage, arrangement, FORMATS.get(turn)));
    }
    return fixtures;
  }

  private static final class Holder {
    static final List<Fixture> ALL =
        Stream.of(
                storages().stream().flatMap(storage -> Fixtures.of(storage).stream()),
                everyOrder(),
                everyFormat())
            .flatMap(fixtures -> fixtures)
            .distinct()
            .toList();

    private static Stream<Fixture> everyOrder() {
      return storages().stream()
          .flatMap(storage ->
              storage.readOnly()
                  ? Stream.of(storage)
                  : Stream.of(storage, storage.viewedReadOnly()))
          .flatMap(storage ->
              Arrangement.contiguities().stream()
                  .flatMap(arrangement ->
                      ORDERS.stream().map(format -> new Fixture(storage, arrangement, format))));
    }

    private static Stream<Fixture> everyFormat() {
      return Storages.typical().stream()
          .flatMap(storage ->
              Arrangement.some().stream()
                  .flatMap(arrangement ->
                      FORMATS.stream().map(format -> new Fixture(storage, arrangement, format))));
    }
  }
}
