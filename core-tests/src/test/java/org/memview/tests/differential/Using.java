package org.memview.tests.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.layout.Order;

/// The steps that read, write, compare, describe and release.
final class Using {
  private final World world;

  Using(World world) {
    this.world = world;
  }

  String run(Step step) {
    return switch (step.operation()) {
      case "mem", "grow", "shrink", "poke" -> lender(step, world.lender(step.text(0)));
      case "assign" -> assign(step);
      case "release" -> release(step);
      case "eq", "mismatch", "copy" ->
          pair(step, world.view(step.text(0)), world.view(step.text(1)));
      case "attrs" -> attributes(world.named(step.text(0)));
      case "tget", "tset" -> Typed.run(world.view(step.text(0)), step);
      case "index", "count", "contains", "fill", "set", "get" ->
          element(step, world.view(step.text(0)));
      default -> whole(step, world.view(step.text(0)));
    };
  }

  private static String lender(Step step, Lender lender) {
    switch (step.operation()) {
      case "grow" -> lender.grow(Values.bytes(step.text(1)));
      case "shrink" -> lender.shrink(step.number(1));
      case "poke" -> lender.poke(step.number(1), (int) step.number(2));
      default -> {
        return Values.write(lender.contents());
      }
    }
    return "ok";
  }

  private String assign(Step step) {
    MemoryView source = Making.slice(world.view(step.text(4)), step, 5);
    Making.slice(world.view(step.text(0)), step, 1).copyFrom(source);
    return "ok";
  }

  private String release(Step step) {
    world.view(step.text(0)).release();
    return "ok";
  }

  private static String pair(Step step, MemoryView first, MemoryView second) {
    return switch (step.operation()) {
      case "eq" -> Values.write(first.contentEquals(second));
      case "mismatch" -> Values.write(first.mismatch(second));
      default -> {
        first.copyFrom(second);
        yield "ok";
      }
    };
  }

  private static String element(Step step, MemoryView view) {
    return switch (step.operation()) {
      case "get" -> Values.write(get(view, step.numbers(1)));
      case "set" -> set(view, step.numbers(1), Values.read(step.text(2)));
      case "fill" -> {
        view.fill(Values.read(step.text(1)));
        yield "ok";
      }
      case "index" -> Values.write(view.indexOf(Values.read(step.text(1))));
      case "count" -> Values.write(view.count(Values.read(step.text(1))));
      default -> Values.write(view.contains(Values.read(step.text(1))));
    };
  }

  /// Ranks 1, 2 and 3 have methods of their own.
  private static Object get(MemoryView view, long[] index) {
    return switch (index.length) {
      case 1 -> view.get(index[0]);
      case 2 -> view.get(index[0], index[1]);
      case 3 -> view.get(index[0], index[1], index[2]);
      default -> view.get(index);
    };
  }

  private static String set(MemoryView view, long[] index, Object value) {
    switch (index.length) {
      case 1 -> view.set(index[0], value);
      case 2 -> view.set(index[0], index[1], value);
      case 3 -> view.set(index[0], index[1], index[2], value);
      default -> view.set(index, value);
    }
    return "ok";
  }

  private static String whole(Step step, MemoryView view) {
    return switch (step.operation()) {
      case "len" -> Values.write(view.length());
      case "tobytes" -> Values.write(bytes(view, step.text(1)));
      case "tolist" -> Values.write(view.toList());
      case "hex" -> Values.write(hex(view, step));
      case "iter" -> Values.write(iterated(view));
      case "hash" -> Values.write(view.contentHash() == Bytes.of(view.toBytes()).hashCode());
      case "reduce" -> reduce(view, step.text(1));
      default -> throw new AssertionError(step);
    };
  }

  private static byte[] bytes(MemoryView view, String order) {
    return switch (order) {
      case "F" -> view.toBytes(Order.F);
      case "A" -> view.toBytes(Order.ANY);
      default -> view.toBytes();
    };
  }

  private static String hex(MemoryView view, Step step) {
    return step.size() == 1
        ? view.hex()
        : view.hex((String) Values.read(step.text(1)), (int) step.number(2));
  }

  private static List<Object> iterated(MemoryView view) {
    List<Object> items = new ArrayList<>();
    for (Object item : view) {
      items.add(item);
    }
    return items;
  }

  private static String reduce(MemoryView view, String name) {
    return switch (name) {
      case "min" -> Values.write(positiveZero(view.min()));
      case "max" -> Values.write(positiveZero(view.max()));
      case "argmin" -> Values.write(view.argmin());
      case "argmax" -> Values.write(view.argmax());
      case "sumExact" -> Values.write(view.sumExact());
      default -> sum(view);
    };
  }

  /// Which of two equal zeros is the least is nobody's business.
  private static Number positiveZero(Number n) {
    return n instanceof Float || n instanceof Double ? (Number) (n.doubleValue() + 0.0) : n;
  }

  /// Sums of floats depend on the order; only whole ones are compared.
  private static String sum(MemoryView view) {
    double sum = view.sum();
    return "efd".indexOf(view.formatSpec().code()) >= 0 ? "*" : Values.write(sum);
  }

  private static String attributes(World.Named named) {
    MemoryView v = named.view();
    return "format=%s itemsize=%d ndim=%d nbytes=%d shape=%s strides=%s suboffsets=%s readonly=%d c=%d f=%d contiguous=%d"
        .formatted(
            named.anyFormat() ? "*" : v.format(),
            v.itemSize(),
            v.ndim(),
            v.byteSize(),
            joined(v.shape()),
            strides(named),
            joined(v.suboffsets()),
            bit(v.isReadOnly()),
            bit(v.isCContiguous()),
            bit(v.isFContiguous()),
            bit(v.isContiguous()));
  }

  private static String strides(World.Named named) {
    MemoryView v = named.view();
    StringJoiner text = new StringJoiner(",");
    for (int axis = 0; axis < v.ndim(); axis++) {
      boolean moot = named.loose() && (v.isEmpty() || v.extent(axis) < 2);
      text.add(moot ? "*" : Long.toString(v.stride(axis)));
    }
    return text.toString();
  }

  private static String joined(long[] numbers) {
    return numbers.length == 0 ? "" : Step.list(numbers);
  }

  private static int bit(boolean b) {
    return b ? 1 : 0;
  }
}
