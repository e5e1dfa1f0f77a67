/// Everything needed to test an exporter of memory against the rules every view keeps.
@org.jspecify.annotations.NullMarked
module org.memview.testkit {
  requires transitive org.junit.jupiter.api;
  requires transitive org.memview;
  requires static org.jspecify;

  exports org.memview.testkit;
}
