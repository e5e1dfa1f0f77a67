package org.memview.testkit;

import java.util.concurrent.atomic.AtomicInteger;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// Stands before an exporter and counts what is lent and given back.
final class LoanWatch implements Exporter {
  private final Exporter watched;
  private final AtomicInteger lent = new AtomicInteger();
  private final AtomicInteger givenBack = new AtomicInteger();

  LoanWatch(Exporter watched) {
    this.watched = watched;
  }

  @Override
  public Export export(Request request) {
    Export export = watched.export(request);
    lent.incrementAndGet();
    return export.onRelease(() -> {
      givenBack.incrementAndGet();
      ContractSupport.giveBack(export);
    });
  }

  int lent() {
    return lent.get();
  }

  int givenBack() {
    return givenBack.get();
  }
}
