/// Somebody's application.
module com.example.consumer {
  requires org.memview;
}
