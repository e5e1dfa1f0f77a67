package org.memview.cli.demo;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.memview.cli.demo.PartialSending.Run;

/// A socket that takes it in parts: what is left is copied, or a view of it is sliced.
final class SocketChapter {
  private final Page page;
  private final byte[] content;

  /// @param size how many bytes are sent
  SocketChapter(Page page, int size) {
    this.page = page;
    this.content = new byte[size];
    Arrays.fill(content, (byte) 'a');
  }

  /// Runs, prints, and returns the numbers.
  Map<String, Object> tell() throws IOException {
    page.tell(
        "%s bytes of 'a' to a socket that does not block and takes what it has room for:"
            .formatted(Numbers.grouped(content.length)));
    page.blank();
    page.say("rest = Arrays.copyOfRange(rest, channel.write(wrap(rest)), rest.length)    // copy");
    page.say("rest = rest.slice(Transfer.send(channel, rest))                            // view");
    page.blank();
    // The view first: what copies leave behind would count as its peak.
    page.progress().say("sending by view");
    Run view = PartialSending.byView(content);
    page.progress().say("sending by copy");
    Run copy = PartialSending.byCopy(content);
    page.progress().close();
    page.say(
        page.ink(
            Page.Ink.QUIET,
            "%-6s %8s %10s %18s %16s"
                .formatted("", "sends", "seconds", "bytes allocated", "peak memory")));
    print(Page.Ink.COPY, "copy", copy);
    print(Page.Ink.VIEW, "view", view);
    page.blank();
    page.say(
        "The view allocated %s bytes for each attempt to send, whatever was left; the copy %s."
            .formatted(
                Numbers.grouped(view.allocated() / view.steps()),
                Numbers.grouped(copy.allocated() / copy.steps())));
    page.note(footnote(view));
    return Map.of("bytes", content.length, "copy", facts(copy), "view", facts(view));
  }

  private void print(Page.Ink ink, String name, Run run) {
    String row =
        "%-6s %8s %10s %18s %16s"
            .formatted(
                name,
                Numbers.grouped(run.sends()),
                Numbers.seconds(run.seconds()),
                Numbers.grouped(run.allocated()),
                Numbers.mebibytes(run.peak()));
    page.say(page.ink(ink, row));
  }

  private static String footnote(Run run) {
    return run.resident()
        ? "The peak is what the whole process had in memory at most, with the bytes themselves."
        : "The peak is the heap's, with the bytes themselves.";
  }

  private static Map<String, Object> facts(Run run) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("sends", run.sends());
    facts.put("attempts", run.steps());
    facts.put("seconds", run.seconds());
    facts.put("allocatedBytes", run.allocated());
    facts.put("peakBytes", run.peak());
    return facts;
  }
}
