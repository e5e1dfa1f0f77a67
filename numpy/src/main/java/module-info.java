/// NumPy's files and Python's shared memory blocks as views; pure Java, no native access.
@org.jspecify.annotations.NullMarked
module org.memview.numpy {
  requires static org.jspecify;
  requires transitive org.memview;

  exports org.memview.numpy;
}
