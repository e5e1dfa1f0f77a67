package org.memview.examples;

import org.memview.MemoryView;
import org.memview.struct.Binary;
import org.memview.struct.Code;
import org.memview.struct.Count;
import org.memview.struct.RecordStruct;
import org.memview.struct.Struct;

/// A packet as it comes from the network: big-endian, unsigned, one header inside another.
///
/// ```python
/// >>> struct.unpack_from('!HHHH', packet, 20)
/// (53, 40000, 12, 0)
/// ```
final class E12Packet {
  private E12Packet() {}

  record Udp(
      @Code("H") int source,
      @Code("H") int target,
      @Code("H") int length,
      @Code("H") int checksum) {}

  @Binary("!")
  record Packet(
      @Code("B") int versionAndLength,
      @Code("B") int service,
      @Code("H") int total,
      @Code("H") int id,
      @Code("H") int fragment,
      @Code("B") int hops,
      @Code("B") int protocol,
      @Code("H") int checksum,
      @Count(4) @Code("B") int[] from,
      @Count(4) @Code("B") int[] to,
      Udp udp) {}

  private static final RecordStruct<Packet> PACKET = Struct.of(Packet.class);

  static void main() {
    MemoryView packet = MemoryView.of(new byte[32]);
    int[] from = {192, 168, 0, 1};
    int[] to = {10, 0, 0, 255};
    PACKET.write(
        packet, 0, new Packet(0x45, 0, 32, 7, 0, 64, 17, 0, from, to, new Udp(53, 40_000, 12, 0)));
    IO.println(packet.hexDump());

    Packet read = PACKET.read(packet, 0);
    IO.println(read.udp());
    IO.println("%d.%d.%d.%d".formatted(read.to()[0], read.to()[1], read.to()[2], read.to()[3]));
    IO.println(Struct.of("!HHHH").unpackFrom(packet, 20)[1]);

    try {
      PACKET.write(packet, 0, new Packet(0x45, 0, 70_000, 7, 0, 64, 17, 0, from, to, read.udp()));
    } catch (IllegalArgumentException e) {
      IO.println(e.getMessage());
    }
  }
}
