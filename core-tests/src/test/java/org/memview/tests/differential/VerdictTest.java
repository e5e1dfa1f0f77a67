package org.memview.tests.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  @Test
  void verdict_sameValue_agrees() {
    assertTrue(Verdict.of("= i5", "= i5").agrees());
  }

  @Test
  void verdict_otherValue_differs() {
    assertFalse(Verdict.of("= i5", "= i6").agrees());
  }

  @Test
  void verdict_valueWherePythonRefuses_differs() {
    assertFalse(Verdict.of("= i5", "! IndexError index out of bounds").agrees());
    assertFalse(Verdict.of("! IndexOutOfBoundsException x", "= i5").agrees());
  }

  @Test
  void verdict_exceptionOfTheTable_agrees() {
    assertTrue(Verdict.of("! IndexOutOfBoundsException x", "! IndexError y").agrees());
  }

  @Test
  void verdict_otherException_differs() {
    assertFalse(Verdict.of("! ArrayIndexOutOfBoundsException x", "! IndexError y").agrees());
    assertFalse(Verdict.of("! NullPointerException x", "! ValueError y").agrees());
  }

  @Test
  void verdict_ruleWithItsAnswer_agreesAndIsCounted() {
    Verdict verdict = Verdict.of("= [i5]", "~ LIST_OF_0_DIM | = i5 | = [i5]");

    assertTrue(verdict.agrees());
    assertEquals(Optional.of(DeliberateDifference.LIST_OF_0_DIM), verdict.rule());
  }

  @Test
  void verdict_ruleWithAnotherAnswer_differs() {
    assertFalse(Verdict.of("= [i6]", "~ LIST_OF_0_DIM | = i5 | = [i5]").agrees());
  }

  @Test
  void verdict_ruleThatIsNotListed_differs() {
    assertFalse(Verdict.of("= i5", "~ BECAUSE | = i6 | = i5").agrees());
  }

  @Test
  void shrink_keepsOnlyWhatFails() {
    List<Step> program =
        List.of("a", "b", "c", "d", "e", "f", "g").stream().map(Step::parse).toList();

    List<Step> smallest =
        Shrinker.shrink(program, p -> p.contains(Step.parse("b")) && p.contains(Step.parse("f")));

    assertEquals(List.of(Step.parse("b"), Step.parse("f")), smallest);
  }
}
