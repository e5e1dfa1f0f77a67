package org.memview.examples;

import org.memview.MemoryView;
import org.memview.struct.Binary;
import org.memview.struct.Code;
import org.memview.struct.Cursor;
import org.memview.struct.RecordStruct;
import org.memview.struct.Struct;

/// A thousand records: as objects, as one column of numbers, and as a walk without objects.
final class E13Column {
  private E13Column() {}

  @Binary("<")
  record Trade(long id, @Code("H") int quantity, double price) {}

  static void main() {
    RecordStruct<Trade> trades = Struct.of(Trade.class);
    MemoryView bytes = MemoryView.of(new byte[1000 * (int) trades.size()]);
    for (int i = 0; i < 1000; i++) {
      trades.write(bytes, i * trades.size(), new Trade(i, i % 10, i / 4.0));
    }
    IO.println(trades.list(bytes).get(999));
    IO.println(trades.stream(bytes).filter(trade -> trade.quantity() == 9).count());

    MemoryView price = bytes.cast(trades.format()).field("price");
    IO.println(price);
    IO.println("sum " + price.sum() + ", highest " + price.max() + " at " + price.argmax());

    Cursor trade = trades.cursor(bytes);
    int quantity = trade.field("quantity");
    int column = trade.field("price");
    double total = 0;
    while (trade.next()) {
      total += trade.getInt(quantity) * trade.getDouble(column);
    }
    IO.println("total " + total);
  }
}
