package org.memview.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import org.memview.MemoryView;
import org.memview.io.Datagrams;
import org.memview.io.Datagrams.Datagram;

/// Datagrams into and out of views: a header in its place, an answer to whoever asked, and a
/// datagram that is too large for the view, which says so.
///
/// ```python
/// n, sender = sock.recvfrom_into(buffer); sock.sendto(memoryview(buffer)[4:n], sender)
/// ```
final class E22Datagrams {
  private E22Datagrams() {}

  static void main() throws IOException {
    InetSocketAddress local = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (DatagramChannel client = DatagramChannel.open().bind(local);
        DatagramChannel server = DatagramChannel.open().bind(local)) {
      MemoryView question = MemoryView.of(new byte[4 + 5]);
      question.slice(0, 4).cast(">I").set(0, 7);
      question.slice(4).copyFrom(MemoryView.of("hello".getBytes(US_ASCII)));
      Datagrams.send(client, question, server.getLocalAddress());
      MemoryView buffer = MemoryView.of(new byte[1500]);

      Datagram asked = Datagrams.receive(server, buffer).orElseThrow();
      MemoryView content = buffer.slice(4, asked.byteCount());
      IO.println(
          "number " + buffer.slice(0, 4).cast(">I").get(0) + ", " + content.length() + " bytes");
      Datagrams.send(server, content.reversed(), asked.sender()); // any view, packed on its way

      MemoryView small = MemoryView.of(new byte[3]);
      Datagram answer = Datagrams.receive(client, small).orElseThrow();
      IO.println(new String(small.toBytes(), US_ASCII));
      IO.println(
          answer.byteCount() + " of " + answer.byteSize() + ", truncated: " + answer.isTruncated());
    }
  }
}
