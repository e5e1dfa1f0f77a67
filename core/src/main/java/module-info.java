/// Looking at memory without copying it.
@org.jspecify.annotations.NullMarked
module org.memview {
  requires static org.jspecify;
  requires static jdk.jfr;

  exports org.memview;
  exports org.memview.array;
  exports org.memview.format;
  exports org.memview.io;
  exports org.memview.layout;
  exports org.memview.spi;
  exports org.memview.struct;

  uses org.memview.spi.ExporterProvider;
}
