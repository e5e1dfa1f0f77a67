package org.memview.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.memview.BufferException;
import org.memview.Leases;
import org.memview.MemoryView;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Loans;
import org.memview.spi.Request;

/// What `-Dmemview.leaks=true` adds: the line that opened a lease, in refusals, in the list and in
/// the log.
class LeaksFlagTest {

  @Test
  void withTheFlag_theOpeningLineIsNamed(@TempDir Path directory) throws Exception {
    Jvm.Run run = run(directory, "-Dmemview.leaks=true");

    assertEquals(0, run.exit(), run.err());
    List<String> out = run.out().lines().toList();
    assertTrue(
        out.get(0)
            .matches(
                "cannot resize: 2 views are open on this Owner .*LeaksFlagTest\\.java:\\d+\\)"),
        out.get(0));
    assertTrue(out.get(1).matches(".*Owner@LeaksFlagTest\\.java:\\d+"), out.get(1));
    assertTrue(
        run.err().matches("(?s).*Owner opened at LeaksFlagTest\\.java:\\d+ was never closed.*"),
        run.err());
  }

  @Test
  void withoutTheFlag_numberAndFlagAreNamed_andAForgottenLeaseIsSilent(@TempDir Path directory)
      throws Exception {
    Jvm.Run run = run(directory, "-Dmemview.leaks=false");

    assertEquals(0, run.exit(), run.err());
    assertTrue(
        run.out()
            .contains("cannot resize: 2 views are open on this Owner (-Dmemview.leaks=true names"),
        run.out());
    assertFalse(run.out().contains(".java:"), run.out());
    assertEquals("", run.err());
  }

  private static Jvm.Run run(Path directory, String flag) throws Exception {
    String path = Jvm.core() + File.pathSeparator + Jvm.tests();
    return Jvm.run(directory, List.of(flag, "-cp", path, Program.class.getName()));
  }

  /// An owner that counts.
  private static final class Owner implements Exporter {
    private final Loans loans = Loans.of(this);

    @Override
    public Export export(Request request) {
      return Export.of(MemorySegment.ofArray(new byte[8])).owner(this).onRelease(loans.open());
    }
  }

  /// Prints a refusal and the list of open leases, then forgets a view.
  static final class Program {
    /// Not a local variable, which the JIT may forget before its end.
    private static final List<MemoryView> VIEWS = new ArrayList<>();

    private Program() {}

    public static void main(String[] arguments) throws InterruptedException {
      Owner owner = new Owner();
      MemoryView first = MemoryView.of(owner);
      VIEWS.add(first.share());
      try {
        owner.loans.requireNone("resize");
      } catch (BufferException refused) {
        System.out.println(refused.getMessage());
      }
      Leases.open().stream()
          .limit(1)
          .forEach(lease -> System.out.println(lease.owner() + "@" + lease.openedAt()));
      first.close();
      VIEWS.clear();
      while (owner.loans.count() > 0) {
        System.gc();
        Thread.sleep(5);
      }
    }
  }
}
