package org.memview.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import org.junit.jupiter.api.Test;

class TrainingTest {
  @Test
  void commandsOfTheTraining_work() {
    assertDoesNotThrow(() -> Training.main(new String[0]));
  }
}
