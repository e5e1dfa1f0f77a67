package org.memview.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.memview.MemoryView;

class FixturesTest {

  @Test
  void names_areDifferent() {
    Set<String> names = new HashSet<>();
    Fixtures.all().forEach(fixture -> assertTrue(names.add(fixture.name()), fixture.name()));
  }

  @Test
  void fixtures_coverEveryStorageArrangementAndFormat() {
    Set<Object> seen = new HashSet<>();
    for (Fixture fixture : Fixtures.all()) {
      seen.add(fixture.storage().name());
      seen.add(fixture.arrangement().name());
      seen.add(fixture.format());
    }

    Fixtures.storages().forEach(storage -> assertTrue(seen.contains(storage.name())));
    Arrangement.all().forEach(arrangement -> assertTrue(seen.contains(arrangement.name())));
    Fixtures.formats().forEach(format -> assertTrue(seen.contains(format)));
  }

  /// Storage × byte order × contiguity × read-only, each product there is; rows in segments of
  /// their own are contiguous in no order, and what cannot be written is read-only only.
  @Test
  void fixtures_coverEveryProductOfProperties() {
    Set<List<Object>> seen = new HashSet<>();
    for (Fixture fixture : Fixtures.all()) {
      String storage = fixture.storage().name().replace(", viewed read-only", "");
      seen.add(List.of(storage, order(fixture), contiguity(fixture), fixture.isReadOnly()));
    }

    for (Storage storage : Fixtures.storages()) {
      for (String order : List.of("little", "big")) {
        for (String contiguity : contiguities(storage)) {
          for (boolean readOnly : storage.readOnly() ? List.of(true) : List.of(true, false)) {
            List<Object> product = List.of(storage.name(), order, contiguity, readOnly);
            assertTrue(seen.contains(product), product::toString);
          }
        }
      }
    }
  }

  private static List<String> contiguities(Storage storage) {
    return storage.indirect() ? List.of("none") : List.of("C", "F", "none");
  }

  private static String contiguity(Fixture fixture) {
    return fixture.isCContiguous() ? "C" : fixture.isFContiguous() ? "F" : "none";
  }

  private static String order(Fixture fixture) {
    return switch (fixture.format().charAt(0)) {
      case '<' -> "little";
      case '>' -> "big";
      default -> "as the machine's or none";
    };
  }

  @Test
  void views_areOfEveryLeaf() {
    Set<String> leaves = new HashSet<>();
    for (Fixture fixture : Fixtures.all()) {
      try (Sample sample = fixture.open()) {
        assertEquals(fixture.isReadOnly(), sample.view().isReadOnly(), fixture.name());
        leaves.add(sample.view().getClass().getName());
      }
    }

    for (Class<?> leaf : MemoryView.class.getPermittedSubclasses()) {
      assertTrue(leaves.contains(leaf.getName()), "no fixture is a " + leaf.getName());
    }
  }

  @Test
  void samples_areFreshEachTime() {
    Fixture fixture =
        Fixtures.that(f -> !f.isReadOnly() && f.ndim() == 1 && !f.isEmpty()).getFirst();
    try (Sample first = fixture.open();
        Sample second = fixture.open()) {
      Object before = second.view().get(0);
      first.memory().fill((byte) 0);

      assertEquals(before, second.view().get(0));
      assertEquals(second.expected().toList(), second.view().toList());
    }
  }

  @Test
  void structures_ofArrangements_areValid() {
    Fixtures.all().forEach(fixture -> assertTrue(fixture.structure().isValid(), fixture.name()));
  }
}
