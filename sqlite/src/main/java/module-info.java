/// Blobs of SQLite through views; needs native access: `--enable-native-access=org.memview.sqlite`.
@org.jspecify.annotations.NullMarked
module org.memview.sqlite {
  requires transitive org.memview;
  requires static org.jspecify;

  exports org.memview.sqlite;
}
