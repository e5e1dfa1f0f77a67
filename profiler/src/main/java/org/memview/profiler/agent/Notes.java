package org.memview.profiler.agent;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What was skipped, and why: the footer of a report. Nothing is left out in silence.
public final class Notes {
  private static final int MOST = 50;

  private final Set<String> texts = new LinkedHashSet<>();
  private int more;

  /// Makes an empty list.
  public Notes() {}

  /// Adds a sentence, once.
  public synchronized void add(String text) {
    if (texts.size() < MOST || texts.contains(text)) {
      texts.add(text);
    } else {
      more++;
    }
  }

  /// Returns the sentences.
  public synchronized List<String> list() {
    List<String> all = new ArrayList<>(texts);
    if (more > 0) {
      all.add(more + " more notes of this kind");
    }
    return all;
  }
}
