package org.memview.cli.demo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.memview.MemoryView;
import org.memview.io.Transfer;

/// Reading into memory that exists: all of it, then its second half.
final class ReadingChapter {
  private static final Path DEVICE = Path.of("/dev/urandom");

  private final Page page;

  ReadingChapter(Page page) {
    this.page = page;
  }

  /// Reads, prints, and returns what was read.
  Map<String, Object> tell() throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    byte[] data = new byte[8];
    MemoryView view = MemoryView.of(data);
    page.say("byte[] data = new byte[8];  MemoryView view = MemoryView.of(data);");
    page.blank();
    say("before", data);
    facts.put("before", Arrays.toString(data));
    try (InputStream random = random()) {
      long all = Transfer.readInto(random, view);
      say("Transfer.readInto(random, view)           returned " + all, data);
      facts.put("all", all);
      facts.put("afterAll", Arrays.toString(data));
      long half = Transfer.readInto(random, view.slice(4));
      say("Transfer.readInto(random, view.slice(4))  returned " + half, data);
      facts.put("half", half);
      facts.put("afterHalf", Arrays.toString(data));
    }
    page.blank();
    page.say("The bytes went where they were wanted; nothing was allocated for them, or moved.");
    return facts;
  }

  private void say(String what, byte[] data) {
    page.say("%-54s %s".formatted(what, page.ink(Page.Ink.VIEW, Arrays.toString(data))));
  }

  /// The system's random device, or the JDK's where there is none.
  private static InputStream random() throws IOException {
    if (Files.isReadable(DEVICE)) {
      return Files.newInputStream(DEVICE);
    }
    byte[] bytes = new byte[64];
    new SecureRandom().nextBytes(bytes);
    return new ByteArrayInputStream(bytes);
  }
}
