package org.memview.cli.demo;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.memview.MemoryView;

/// What the view points at: the text picture of the slice of the chapter before, and a proof that
/// it shares.
final class PictureChapter {
  private static final int LENGTH = 10_240_000;
  private static final int DROPPED = 1_024;

  private final Page page;

  PictureChapter(Page page) {
    this.page = page;
  }

  /// Runs, prints, and returns the numbers.
  Map<String, Object> tell() {
    byte[] content = new byte[LENGTH];
    RandomGenerator.getDefault().nextBytes(content);
    MemoryView rest = MemoryView.of(content).slice(DROPPED);
    String picture = rest.explain();
    page.say("rest.explain()");
    page.blank();
    page.say(picture.indent(2));
    page.blank();
    rest.setByte(0, (byte) (content[DROPPED] + 1));
    page.say(
        String.format(
            Locale.US,
            "rest.setByte(0, (byte) %d)  and now  content[%d] == %d: one memory, two names.",
            rest.getByte(0),
            DROPPED,
            content[DROPPED]));
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("explain", picture);
    facts.put("shared", rest.getByte(0) == content[DROPPED]);
    return facts;
  }
}
