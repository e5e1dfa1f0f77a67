package org.memview.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
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

    int all = Fixtures.storages().size() + Arrangement.all().size() + Fixtures.formats().size();
    assertEquals(all, seen.size());
  }

  /// Every pair of a storage and an arrangement, and with a view of each kind of leaf but the
  /// indirect one: that has no memory to compare bytes with, and a test of its own in core.
  @Test
  void views_areOfEveryLeaf() {
    Set<String> leaves = new HashSet<>();
    for (Fixture fixture : Fixtures.all()) {
      try (Sample sample = fixture.open()) {
        leaves.add(sample.view().getClass().getName());
      }
    }

    leaves.add("org.memview.IndirectView");
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
