package org.memview.tests.cpython;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChecklistTest {
  private static final Checklist CHECKLIST = checklist();

  private static Checklist checklist() {
    List<String> lines = new ArrayList<>(Checklist.resource("checklist.txt"));
    lines.addAll(Checklist.resource("checklist-owners.txt"));
    lines.addAll(Checklist.choices(Checklist.resource("OPEN-CHOICES.md")));
    return Checklist.parse(lines);
  }

  @Test
  void checklist_andTests_agree() throws Exception {
    assertEquals(List.of(), CHECKLIST.problems(CoveredNames.collect()));
  }

  @Test
  void checklist_besideRecordedNames_leavesNoneOut() {
    List<String> names = Checklist.resource("names-3.11.7.txt");

    assertEquals(140, names.size());
    for (String name : names) {
      assertTrue(CHECKLIST.lines().containsKey(name), name);
    }
  }

  @Test
  void checklist_besideRecordedNamesOfOwners_leavesNoneOut() {
    List<String> names = Checklist.resource("names-owners-3.11.7.txt");

    assertEquals(233, names.size());
    for (String name : names) {
      assertTrue(CHECKLIST.lines().containsKey(name), name);
    }
  }

  @Test
  void choices_ofTable_areItsRows() {
    List<String> table =
        List.of(
            "| id | rule | choice | why |",
            "|---|---|---|---|",
            "| one_thing | a | b | c |",
            "| another | a | Later: when d | c |",
            "| a table | of two columns |");

    assertEquals(
        List.of("choice.one_thing: applicable", "choice.another: not applicable: Later: when d"),
        Checklist.choices(table));
  }

  @Test
  void choices_ofTheOpenOnes_areAllRead() {
    assertEquals(27, Checklist.choices(Checklist.resource("OPEN-CHOICES.md")).size());
  }

  @Test
  void problems_ofApplicableLineWithoutTest_nameIt() {
    Checklist list = Checklist.parse(List.of("a.test_x: applicable", "a.test_y: applicable"));

    assertEquals(List.of("no test covers a.test_y"), list.problems(Set.of("a.test_x")));
  }

  @Test
  void problems_ofCoveredLineThatDoesNotApply_nameIt() {
    Checklist list = Checklist.parse(List.of("a.test_x: not applicable: no such thing in Java"));

    assertFalse(list.problems(Set.of("a.test_x")).isEmpty());
    assertEquals(List.of(), list.problems(Set.of()));
  }

  @Test
  void problems_ofUnknownName_nameIt() {
    List<String> problems = Checklist.parse(List.of()).problems(Set.of("a.test_z"));

    assertEquals(1, problems.size());
    assertTrue(problems.getFirst().contains("a.test_z"), problems.getFirst());
  }

  @Test
  void parse_withoutReason_isRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> Checklist.parse(List.of("a.test_x: not applicable")));
    assertThrows(
        IllegalArgumentException.class,
        () -> Checklist.parse(List.of("a.test_x: not applicable: ")));
  }

  @Test
  void parse_ofTheSameNameTwice_isRefused() {
    List<String> twice = List.of("a.test_x: applicable", "a.test_x: applicable");

    assertThrows(IllegalArgumentException.class, () -> Checklist.parse(twice));
  }
}
