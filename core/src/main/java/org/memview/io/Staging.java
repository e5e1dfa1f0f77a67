package org.memview.io;

import java.nio.channels.Channel;
import org.jspecify.annotations.Nullable;
import org.memview.MemoryView;

/// The stage of one transfer, taken when the first part needs it.
final class Staging implements AutoCloseable {
  private final Channel channel;
  private @Nullable Stage stage;

  Staging(Channel channel) {
    this.channel = channel;
  }

  /// Returns a stage large enough for a part, or as large as they are.
  Stage of(MemoryView part) {
    long wanted = Math.min(part.byteSize(), Stage.BYTES);
    Stage have = stage;
    if (have == null || have.size() < wanted) {
      have = Ports.stageFor(channel, wanted);
      stage = have;
    }
    return have;
  }

  @Override
  public void close() {
    if (stage != null) {
      stage.close();
    }
  }
}
