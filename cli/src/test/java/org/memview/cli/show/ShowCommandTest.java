package org.memview.cli.show;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.Bytes;
import org.memview.MemoryView;

class ShowCommandTest {
  @TempDir Path folder = Path.of("");

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private Path doubles(double... values) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return file("doubles", bytes.array());
  }

  @Test
  void anyFile_isDumped() throws IOException {
    Path file = file("greeting", "hello world".getBytes(StandardCharsets.US_ASCII));

    ShowRun run = ShowRun.of(file);

    assertEquals(
        file
            + """
            : bytes
              format   B
              shape    [11]
              strides  [1]
              size     11 bytes, 11 elements of 1

            00000000  68 65 6c 6c 6f 20 77 6f  72 6c 64                 |hello world|\
            """,
        run.out());
    assertEquals(0, run.code(), run.err());
  }

  @Test
  void slice_ofWords_isTaken() throws IOException {
    Path file = file("bytes", new byte[] {1, 2, 3, 4, 5, 6});

    ShowRun run = ShowRun.of(file, "--format", "B", "--shape", "2,3", ":,", "::-1");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("slice    :, ::-1"), run.out());
    assertTrue(run.out().contains("strides  [3, -1], not contiguous"), run.out());
    assertTrue(run.out().endsWith("[[3 2 1]\n [6 5 4]]"), run.out());
  }

  @Test
  void raw_shapeOrderOffset_describeTheElements() throws IOException {
    Path file = file("raw", new byte[] {99, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 88});

    ShowRun run =
        ShowRun.of(file, "--format", ">h", "--shape", "-1,3", "--order", "F", "--offset", "1");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().endsWith("[[1 3 5]\n [2 4 6]]"), run.out());
    assertTrue(run.out().contains("offset   1, 1 bytes after the last element"), run.out());
  }

  @Test
  void raw_shapeTooLarge_namesBothSizes() throws IOException {
    ShowRun run = ShowRun.of(doubles(1, 2), "--format", "d", "--shape", "3");

    assertEquals(1, run.code());
    assertTrue(run.err().contains("needs 24 bytes from offset 0 on"), run.err());
    assertTrue(run.err().contains("has 16"), run.err());
  }

  @Test
  void raw_shapeBeyondLong_isRefused() throws IOException {
    ShowRun run =
        ShowRun.of(
            doubles(1), "--format", "d", "--shape", "4611686018427387904,4611686018427387904");

    assertEquals(1, run.code());
    assertTrue(run.err().contains("over 2^63"), run.err());
  }

  @Test
  void raw_badFormat_isAUsageErrorWithThePosition() throws IOException {
    ShowRun run = ShowRun.of(doubles(1), "--format", "dy");

    assertEquals(2, run.code());
    assertTrue(run.err().contains("position 1"), run.err());
  }

  @Test
  void records_areATable() throws IOException {
    MemoryView records = MemoryView.of(new byte[14 * 60]).cast("T{<i:id:<d:load:2s:tag:}");
    for (int n = 0; n < 60; n++) {
      records.set(n, List.of(n, n / 4.0, Bytes.of(new byte[] {'a', (byte) ('a' + n % 26)})));
    }
    Path file = file("records", records.toBytes());

    ShowRun run = ShowRun.of(file, "--format", "T{<i:id:<d:load:2s:tag:}");

    String[] lines = run.out().split("\n", -1);
    assertEquals(0, run.code(), run.err());
    assertEquals("    id   load  tag", lines[6]);
    assertEquals(" 0   0    0.0  b'aa'", lines[7]);
    assertEquals(" …   …      …  …", lines[27]);
    assertEquals("59  59  14.75  b'ah'", lines[32]);
    assertEquals(33, lines.length);
  }

  @Test
  void stats_countAndMeasure() throws IOException {
    Path file = doubles(1, 2, 3, 4, 0, Double.NaN, Double.POSITIVE_INFINITY);

    ShowRun run = ShowRun.of(file, "--format", "<d", "--stats");

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("7 elements, 1 NaN, 1 infinite, 1 zero"), run.out());
    assertTrue(run.out().contains("min 0.0, max Infinity, mean 2.00000, std 1.41421"), run.out());
    assertTrue(run.out().endsWith("from 0.00000 to 4.00000"), run.out());
    assertEquals(5, run.out().chars().filter(c -> c == '█').count(), run.out());
  }

  @Test
  void stats_ofLongs_areExactAtTheEnds() throws IOException {
    long[] values = {Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE};
    Path file = file("longs", MemoryView.of(values).toBytes());

    ShowRun run = ShowRun.of(file, "--format", "q", "--stats");

    assertTrue(run.out().contains("min -9223372036854775808, max 9223372036854775807"), run.out());
  }

  @Test
  void stats_overManyPiecesAndStrides_areThoseOfAllElements() throws IOException {
    int[] values = new int[3 * 70_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Path file = file("ints", MemoryView.of(values).toBytes());

    ShowRun run =
        ShowRun.of(file, "--format", "i", "--shape", "70000,3", "--stats", "--json", "::2, 1");

    assertTrue(
        run.out()
            .contains(
                "\"count\":35000,\"nans\":0,\"infinities\":0,\"zeros\":0,\"min\":1,\"max\":209995,\"mean\":104998.0"),
        run.out());
  }

  @Test
  void stats_ofRecords_areOnePerNumericField() throws IOException {
    MemoryView records = MemoryView.of(new byte[24]).cast("T{<i:id:<d:load:}");
    records.set(1, List.of(7, 2.5));
    Path file = file("records", records.toBytes());

    ShowRun run = ShowRun.of(file, "--format", "T{<i:id:<d:load:}", "--stats");

    assertTrue(run.out().contains("id: 2 elements"), run.out());
    assertTrue(run.out().contains("load: 2 elements"), run.out());
    assertTrue(run.out().contains("max 2.5"), run.out());
  }

  @Test
  void stats_ofText_sayThatTheyNeedNumbers() throws IOException {
    ShowRun run = ShowRun.of(file("text", new byte[8]), "--format", "4s", "--stats");

    assertEquals(1, run.code());
    assertTrue(run.err().contains("2 elements of format '4s'"), run.err());
  }

  @Test
  void json_isOneObject() throws IOException {
    Path file = doubles(1.5, Double.NaN, Double.NEGATIVE_INFINITY);

    ShowRun run = ShowRun.of(file, "--format", "<d", "--json", "1:");

    try (JsonParser parser = new JsonFactory().createParser(run.out())) {
      while (parser.nextToken() != null) {
        assertTrue(parser.currentToken().id() != 0, run.out());
      }
    }
    assertTrue(run.out().contains("\"shape\":[2],\"strides\":[8]"), run.out());
    assertTrue(run.out().endsWith("\"values\":[\"NaN\",\"-Infinity\"]}"), run.out());
  }

  @Test
  void hex_namesTheFieldsBesideTheBytes() throws IOException {
    ShowRun run =
        ShowRun.of(
            file("one", new byte[] {1, 0, 0, 0, 65}), "--format", "T{<i:id:c:tag:}", "--hex");

    assertTrue(run.out().contains("01 00 00 00              id "), run.out());
  }

  @Test
  void badSlice_isOneSentenceWithTheShape() throws IOException {
    ShowRun run = ShowRun.of(doubles(1, 2), "--format", "d", "5");

    assertEquals(1, run.code());
    assertTrue(run.err().startsWith("slice 5 of shape [2]: index 5 is out of range"), run.err());
  }

  @Test
  void unknownOption_isAUsageError() throws IOException {
    ShowRun run = ShowRun.of(doubles(1, 2), "--hexx");

    assertEquals(2, run.code());
    assertTrue(run.err().contains("unknown option --hexx"), run.err());
  }

  @Test
  void missingFile_isNamed() {
    ShowRun run = ShowRun.of(folder.resolve("none.npy"));

    assertEquals(1, run.code());
    assertTrue(run.err().contains("none.npy"), run.err());
  }

  @Test
  void emptyFile_isShownAsNothing() throws IOException {
    ShowRun run = ShowRun.of(file("empty", new byte[0]));

    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("shape    [0]"), run.out());
  }

  @Test
  void sparseFileOfManyGigabytes_readsOnlyWhatIsPrinted() throws IOException {
    Path file = folder.resolve("sparse");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(ByteBuffer.wrap(new byte[] {42}), 6L << 30);
    }

    ShowRun run = ShowRun.of(file, "-16:");
    ShowRun shaped = ShowRun.of(file, "--format", "<d", "--shape", "-1,1024");

    assertTrue(run.out().contains("000000000  00 00"), run.out());
    assertTrue(run.out().contains("2a  |"), run.out());
    assertTrue(shaped.out().contains("shape    [786432, 1024]"), shaped.out());
    assertTrue(shaped.out().contains("..."), shaped.out());
  }
}
