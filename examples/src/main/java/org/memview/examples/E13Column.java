package org.memview.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.struct.Binary;
import org.memview.struct.Code;
import org.memview.struct.Cursor;
import org.memview.struct.RecordStruct;
import org.memview.struct.Struct;

/// A file of a thousand records: as objects, as one column of numbers, and as a walk without
/// objects. The file is mapped: what is not looked at is not read.
final class E13Column {
  private E13Column() {}

  @Binary("<")
  record Trade(long id, @Code("H") int quantity, double price) {}

  private static final RecordStruct<Trade> TRADES = Struct.of(Trade.class);

  private static void write(Path path) throws IOException {
    try (MappedFile file = MappedFile.create(path, 1000 * TRADES.size())) {
      MemoryView view = file.view();
      for (int i = 0; i < 1000; i++) {
        TRADES.write(view, i * TRADES.size(), new Trade(i, i % 10, i / 4.0));
      }
    }
  }

  static void main() throws IOException {
    Path folder = Files.createTempDirectory("trades");
    Path path = folder.resolve("trades.bin");
    write(path);
    try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ)) {
      MemoryView trades = file.view(TRADES.format());
      IO.println(TRADES.list(trades).get(999));
      IO.println(TRADES.stream(trades).filter(trade -> trade.quantity() == 9).count());

      MemoryView price = trades.field("price");
      IO.println(price);
      IO.println("sum " + price.sum() + ", highest " + price.max() + " at " + price.argmax());

      Cursor trade = TRADES.cursor(trades);
      int quantity = trade.field("quantity");
      int column = trade.field("price");
      double total = 0;
      while (trade.next()) {
        total += trade.getInt(quantity) * trade.getDouble(column);
      }
      IO.println("total " + total);
    }
    Files.delete(path);
    Files.delete(folder);
  }
}
