package org.memview.profiler.agent;

import java.lang.instrument.Instrumentation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.memview.profiler.runtime.BeanCounter;
import org.memview.profiler.runtime.Meter;
import org.memview.profiler.runtime.Probe;
import org.memview.profiler.runtime.Settings;

/// What is made once in a JVM and serves every agent that comes to it: the counter, the sizes of
/// objects, and the door through which instrumented classes reach the probes.
final class Engine {
  private static final int OLDEST = 25;

  private static @Nullable Engine made;

  private final List<String> meters;
  private final Notes notes = new Notes();

  private Engine(List<String> meters) {
    this.meters = meters;
  }

  /// Makes it, or looks whether the one that is there will do.
  ///
  /// @throws IllegalArgumentException if this JVM cannot have one; the message says why
  static synchronized Engine of(AgentOptions options, Instrumentation instrumentation)
      throws ReflectiveOperationException {
    if (Runtime.version().feature() < OLDEST) {
      throw Errors.tooOld(Runtime.version().toString());
    }
    Engine engine = made;
    if (engine == null) {
      engine = new Engine(options.meters());
      engine.make(options, instrumentation);
      made = engine;
    } else if (!engine.meters.equals(options.meters())) {
      throw Errors.otherMeters(engine.meters);
    }
    return engine;
  }

  private void make(AgentOptions options, Instrumentation instrumentation)
      throws ReflectiveOperationException {
    chooseCounter(instrumentation);
    Settings.meters(asked());
    if (options.record().isPresent()) {
      Settings.calls(new JvmRecorder(options.record().get(), options.interval()).begun());
    }
    if (!SelfTest.counterWorks()) {
      throw Errors.noCounter();
    }
    Sizes.measure();
    Settings.layout(HotSpotLayout.of(instrumentation, Gate.open(instrumentation)));
    Probe.prepare();
    Rehearsal.run(notes);
  }

  private Meter[] asked() {
    Meter[] asked = new Meter[meters.size()];
    for (int i = 0; i < asked.length; i++) {
      asked[i] = Meters.of(meters.get(i));
    }
    return asked;
  }

  private void chooseCounter(Instrumentation instrumentation) {
    try {
      Settings.counter(CarrierCounter.open(instrumentation), true);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      Settings.counter(new BeanCounter(), false);
      notes.add("bytes allocated by virtual threads are not counted on this JVM: " + e);
    }
  }

  /// Returns what every report has to say.
  List<String> notes() {
    return notes.list();
  }
}
