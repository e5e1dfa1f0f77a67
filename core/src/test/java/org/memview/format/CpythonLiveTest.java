package org.memview.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Compares parsing with the `struct` module of the python3 on the path, in one process.
/// `-Dmemview.seed=…` tries other texts.
class CpythonLiveTest {
  private static final long SEED = Long.getLong("memview.seed", 20260);
  private static final int TEXTS = 8000;

  @Test
  void parse_randomTexts_acceptsAndMeasuresAsStruct(@TempDir Path folder) throws Exception {
    List<String> texts = texts();

    List<String> answers = ask(texts, folder);

    StructComparison comparison = new StructComparison(answers.getFirst());
    for (int i = 0; i < texts.size(); i++) {
      comparison.add(new Vectors.Answer(answers.get(i + 1), texts.get(i)));
    }
    assertEquals(List.of(), comparison.differences(), () -> "seed " + SEED);
    assertEquals(TEXTS, comparison.compared());
    long accepted = answers.stream().skip(1).filter(answer -> !answer.equals("!")).count();
    assertTrue(accepted > TEXTS / 4 && accepted < TEXTS * 3 / 4, () -> accepted + " accepted");
  }

  private static List<String> texts() {
    RandomFormats formats = new RandomFormats(SEED);
    List<String> texts = new ArrayList<>();
    while (texts.size() < TEXTS) {
      texts.add(formats.struct());
      texts.add(formats.damaged(formats.struct()));
      texts.add(formats.struct());
      texts.add(formats.sound());
    }
    return texts;
  }

  /// The version of Python, then an answer for each text.
  private static List<String> ask(List<String> texts, Path folder) throws Exception {
    Path script = Files.writeString(folder.resolve("calcsize.py"), Vectors.text("calcsize.py"));
    Path questions = folder.resolve("texts");
    Path answers = folder.resolve("answers");
    Files.write(questions, texts.stream().map(Vectors::quote).toList(), US_ASCII);
    ProcessBuilder python =
        new ProcessBuilder("python3", script.toString(), "--answer")
            .redirectInput(questions.toFile())
            .redirectOutput(answers.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);

    Process process = start(python);

    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "python3 did not answer in 60 seconds");
    assertEquals(0, process.exitValue());
    return Files.readAllLines(answers, US_ASCII);
  }

  private static Process start(ProcessBuilder python) {
    try {
      return python.start();
    } catch (IOException e) {
      assumeTrue(false, "python3 is not on the path, nothing was compared: " + e.getMessage());
      throw new AssertionError(e);
    }
  }
}
