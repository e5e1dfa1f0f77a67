/// The line-by-line memory profiler.
@org.jspecify.annotations.NullMarked
module org.memview.profiler {
  requires static org.jspecify;
  requires static java.compiler;
  requires static jdk.attach;
  requires static org.junit.jupiter.api;
  requires java.instrument;
  requires jdk.management;

  exports org.memview.profiler;
  exports org.memview.profiler.command;
  exports org.memview.profiler.junit;
  exports org.memview.profiler.report;
}
