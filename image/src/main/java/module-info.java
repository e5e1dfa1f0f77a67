/// Images as views and views as images, without copying pixels.
@org.jspecify.annotations.NullMarked
module org.memview.image {
  requires transitive java.desktop;
  requires transitive org.memview;
  requires static org.jspecify;

  exports org.memview.image;

  provides org.memview.spi.ExporterProvider with
      org.memview.image.ImageProvider;
}
