package org.memview.cli.pages;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.memview.MemoryView;
import org.memview.ReadOnlyViewException;
import org.memview.ViewReleasedException;
import org.memview.format.Format;

/// Runs both sides of each line of the tables on the page for people who know buffers and segments;
/// the last test sees that the tables have no other lines.
class BuffersPageTest {
  private static final String PAGE = "docs/from-bytebuffer-and-segments.md";

  private final byte[] array = new byte[2048];
  private final ByteBuffer buf = ByteBuffer.wrap(array);
  private final MemorySegment segment = MemorySegment.ofArray(array);
  private final MemoryView view = MemoryView.of(array);

  BuffersPageTest() {
    for (int i = 0; i < array.length; i++) {
      array[i] = (byte) (i * 7);
    }
  }

  @Test
  void slices_areTheSameBytes() {
    assertEquals(buf.position(1024).slice().get(3), view.slice(1024).getByte(3));
    assertEquals(MemoryView.of(buf.slice(4, 8)).toList(), view.slice(4, 12).toList());
    long from = 5;
    long to = 9;
    assertEquals(-1, segment.asSlice(5, 4).mismatch(view.slice(from, to).asSegment()));
    assertEquals("<h", view.cast("<h").slice(from, to).format());
  }

  @Test
  void elements_areTheSameNumbers() {
    assertEquals(buf.order(LITTLE_ENDIAN).getInt(8), view.cast("<i").getInt(2));
    long i = 3;
    assertEquals(
        segment.get(JAVA_INT_UNALIGNED.withOrder(BIG_ENDIAN), 4 * i), view.cast(">i").getInt(i));
    assertEquals(buf.order(ByteOrder.nativeOrder()).asIntBuffer().get(5), view.cast("i").getInt(5));
    assertEquals(
        segment.get(JAVA_INT_UNALIGNED, 1), view.slice(1, 5).cast("i").getInt(0), "not aligned");
  }

  @Test
  void copies_takeAnyStridesAndOrder() {
    MemoryView other = view.slice("1:9").reversed();
    byte[] before = other.toBytes();
    MemoryView target = view.slice(0, 8);
    target.copyFrom(other);
    assertArrayEquals(before, target.toBytes());
    MemoryView big = MemoryView.of(new byte[8]).cast(">i");
    big.copyFrom(MemoryView.of(new int[] {1, 2}));
    assertEquals("[1, 2]", big.toList().toString());
    assertEquals(-1, view.mismatch(MemoryView.of(array)));
    assertEquals(1000, view.slice("::2").fill(1).slice(":1000").sum());
    long index = 3_000_000_000L;
    assertEquals(5, MemoryView.of(new byte[] {5}).broadcastTo(index + 1).getByte(index));
  }

  @Test
  void readOnlyViews_andMoreAxes() {
    assertThrows(ReadOnlyViewException.class, () -> view.asReadOnly().setByte(0, (byte) 1));
    MemoryView grid = view.cast("B", 32, 64);
    assertEquals(array[31 * 64 + 2], grid.slice("::-1, 2:5").getByte(0, 0));
    assertEquals(array[64 + 2], grid.transpose().getByte(2, 1));
    long[] most = new long[64];
    Arrays.fill(most, 1);
    assertEquals(64, view.slice(0, 1).reshape(most).ndim());
  }

  @Test
  void structures_areFormats() {
    StructLayout layout =
        MemoryLayout.structLayout(JAVA_INT.withName("id"), JAVA_INT, JAVA_DOUBLE.withName("x"));
    VarHandle x = layout.varHandle(PathElement.groupElement("x"));
    Format format = Format.of(layout);
    assertEquals(layout.byteSize(), format.toMemoryLayout().byteSize());
    MemorySegment outside = Arena.ofAuto().allocate(layout);
    x.set(outside, 0L, 2.5);
    assertEquals(2.5, MemoryView.of(outside).cast(format).field("x").getDouble(0));

    MemoryView points = view.slice(0, 24).cast("T{<i:id:<d:x:}");
    points.field("x").fill(0.5);
    assertEquals(1.0, points.field("x").sum());
    assertEquals(segment.get(JAVA_INT_UNALIGNED, 12), points.field("id").getInt(1));
  }

  @Test
  void arenas_closedUnderneath_areSeen() {
    Arena arena = Arena.ofShared();
    MemoryView reader = MemoryView.of(arena.allocate(8));
    arena.close();
    ViewReleasedException gone = assertThrows(ViewReleasedException.class, () -> reader.get(0));
    assertTrue(String.valueOf(gone.getMessage()).contains("arena was closed"), gone::toString);
  }

  @Test
  void byteBuffer_hasNoOtherLines() throws IOException {
    new PageTable(PAGE, "## ByteBuffer").requireIn(BuffersPageTest.class, Set.of(), 9);
  }

  @Test
  void memorySegment_hasNoOtherLines() throws IOException {
    new PageTable(PAGE, "## MemorySegment").requireIn(BuffersPageTest.class, Set.of(), 9);
  }
}
