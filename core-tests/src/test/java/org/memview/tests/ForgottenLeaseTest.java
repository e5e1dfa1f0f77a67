package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.MemoryView;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// What the flight recorder hears of a lease that nobody ended.
class ForgottenLeaseTest {
  private static final String EVENT = "org.memview.ForgottenLease";

  /// An owner that says when it has its memory back.
  private record Lost(CountDownLatch returned) implements Exporter {
    @Override
    public Export export(Request request) {
      return Export.of(MemorySegment.ofArray(new byte[8]))
          .owner(this)
          .onRelease(returned::countDown);
    }

    @Override
    public String toString() {
      return "Lost";
    }
  }

  @Test
  void forgottenLease_isAnEventOfTheFlightRecorder(@TempDir Path folder) throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    try (Recording recording = new Recording()) {
      recording.enable(EVENT);
      recording.start();
      open(new Lost(returned));
      collectUntil(returned);

      List<RecordedEvent> events =
          assertTimeoutPreemptively(
              Duration.ofSeconds(60),
              () -> firstEvents(recording, folder.resolve("forgotten.jfr")));

      assertEquals(1, events.size(), () -> "events: " + events);
      assertEquals("an unrecorded place", events.getFirst().getString("openedAt"));
    }
  }

  @Test
  void closedLease_isNone(@TempDir Path folder) throws Exception {
    CountDownLatch returned = new CountDownLatch(1);
    try (Recording recording = new Recording()) {
      recording.enable(EVENT);
      recording.start();
      MemoryView.of(new Lost(returned)).close();
      collectUntil(returned);

      assertEquals(List.of(), events(recording, folder.resolve("closed.jfr")));
    }
  }

  // In a frame of its own, which is gone when the collector looks.
  private static void open(Exporter owner) {
    assertEquals(8, MemoryView.of(owner).byteSize());
  }

  private static void collectUntil(CountDownLatch returned) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          do {
            System.gc();
          } while (!returned.await(10, TimeUnit.MILLISECONDS));
        });
  }

  // The owner has its memory back a moment before the event is there.
  private static List<RecordedEvent> firstEvents(Recording recording, Path file)
      throws IOException {
    List<RecordedEvent> events;
    do {
      events = events(recording, file);
    } while (events.isEmpty());
    return events;
  }

  // Of this test's owner only: other tests may have forgotten leases of theirs.
  private static List<RecordedEvent> events(Recording recording, Path file) throws IOException {
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getString("owner").contains("Lost"))
        .toList();
  }
}
