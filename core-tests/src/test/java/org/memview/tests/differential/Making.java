package org.memview.tests.differential;

import java.util.List;
import java.util.Set;
import org.memview.MemoryView;
import org.memview.format.Field;
import org.memview.format.Format;
import org.memview.layout.Index;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.Request;

/// The steps that make something: exporters, and views of them and of each other.
final class Making {
  private static final Set<String> OPERATIONS =
      Set.of(
          "bytes",
          "bytearray",
          "array",
          "raw",
          "view",
          "share",
          "consume",
          "contig",
          "ro",
          "rev",
          "slice",
          "nslice",
          "at",
          "cast",
          "reshape",
          "bcast",
          "transpose",
          "field");

  private final World world;

  /// A view as somebody else's exporter; given the view itself, `MemoryView.of` would only share
  /// it.
  private record Consumed(MemoryView view) implements Exporter {
    @Override
    public Export export(Request request) {
      return view.export(request);
    }
  }

  Making(World world) {
    this.world = world;
  }

  static boolean knows(Step step) {
    return OPERATIONS.contains(step.operation());
  }

  String run(Step step) {
    return switch (step.operation()) {
      case "bytes" -> lend(step, Lender.bytes(Values.bytes(step.text(1)), storage(step, 2)));
      case "bytearray" ->
          lend(step, Lender.byteArray(Values.bytes(step.text(1)), storage(step, 2)));
      case "array" -> lend(step, array(step));
      case "raw" -> lend(step, Lender.raw(step));
      case "view" ->
          world.bind(step.name(), MemoryView.of(world.lender(step.text(1))), false, false);
      case "share" -> derive(step, parent(step).share(), false);
      case "consume" -> derive(step, MemoryView.of(new Consumed(parent(step))), false);
      case "contig" -> contiguous(step);
      case "ro" -> derive(step, parent(step).asReadOnly(), false);
      case "rev" -> derive(step, parent(step).reversed(), false);
      case "slice" -> derive(step, slice(step), false);
      case "nslice" -> derive(step, sliceAxes(step), true);
      case "at" -> derive(step, parent(step).at(step.numbers(2)), true);
      case "cast" -> cast(step);
      case "reshape" -> derive(step, parent(step).reshape(step.numbers(2)), true);
      case "bcast" -> derive(step, parent(step).broadcastTo(step.numbers(2)), true);
      case "transpose" -> derive(step, transpose(step), false);
      default -> world.bind(step.name(), field(step), true, true);
    };
  }

  private String lend(Step step, Lender lender) {
    world.lenders().put(step.name(), lender);
    return "ok";
  }

  private static Storage storage(Step step, int i) {
    return Storage.valueOf(step.text(i));
  }

  private static Lender array(Step step) {
    long itemSize = Format.of(step.text(1)).size();
    return Lender.array(step.text(1), itemSize, Values.bytes(step.text(2)), storage(step, 3));
  }

  private MemoryView parent(Step step) {
    return world.view(step.text(1));
  }

  private String derive(Step step, MemoryView view, boolean loose) {
    World.Named parent = world.named(step.text(1));
    return world.bind(step.name(), view, loose || parent.loose(), parent.anyFormat());
  }

  private String contiguous(Step step) {
    boolean shared = parent(step).isCContiguous();
    return derive(step, parent(step).toContiguous(), !shared);
  }

  private String cast(Step step) {
    MemoryView parent = parent(step);
    MemoryView cast =
        step.size() == 3 ? parent.cast(step.text(2)) : parent.cast(step.text(2), step.numbers(3));
    return world.bind(step.name(), cast, world.named(step.text(1)).loose(), false);
  }

  private MemoryView slice(Step step) {
    MemoryView view = parent(step);
    long start = bound(step.text(2), Long.MIN_VALUE);
    long stop = bound(step.text(3), Long.MAX_VALUE);
    return switch (step.text(5)) {
      case "from" -> view.slice(start);
      case "span" -> view.slice(start, stop);
      case "text" -> view.slice(text(step, 2));
      case "index" -> view.slice(Index.range(start, stop).step(steps(step, 4)));
      default -> view.slice(start, stop, steps(step, 4));
    };
  }

  static MemoryView slice(MemoryView view, Step step, int i) {
    return view.slice(
        bound(step.text(i), Long.MIN_VALUE),
        bound(step.text(i + 1), Long.MAX_VALUE),
        steps(step, i + 2));
  }

  private static String text(Step step, int i) {
    return (step.text(i) + ":" + step.text(i + 1) + ":" + step.text(i + 2)).replace("_", "");
  }

  private static long bound(String text, long open) {
    return text.equals("_") ? open : Long.parseLong(text);
  }

  private static long steps(Step step, int i) {
    return bound(step.text(i), 1);
  }

  private MemoryView sliceAxes(Step step) {
    String spec = step.text(2);
    if (spec.equals("-")) {
      return parent(step).slice(new Index[0]);
    }
    return step.text(3).equals("text")
        ? parent(step).slice(spec)
        : parent(step).slice(Index.parse(spec));
  }

  private MemoryView transpose(Step step) {
    long[] axes = step.numbers(2);
    int[] order = new int[axes.length];
    for (int i = 0; i < axes.length; i++) {
      order[i] = Math.toIntExact(axes[i]);
    }
    return parent(step).transpose(order);
  }

  private MemoryView field(Step step) {
    MemoryView view = parent(step);
    String name = step.text(2);
    List<String> names = view.formatSpec().fields().stream().map(Field::name).toList();
    return step.text(3).equals("number") && names.contains(name)
        ? view.field(names.indexOf(name))
        : view.field(name);
  }
}
