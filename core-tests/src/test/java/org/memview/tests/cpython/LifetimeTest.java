package org.memview.tests.cpython;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.memview.tests.cpython.Expect.refused;

import java.lang.foreign.MemorySegment;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.memview.BufferException;
import org.memview.Conversion;
import org.memview.MemoryView;
import org.memview.ViewReleasedException;
import org.memview.format.Format;
import org.memview.layout.Index;
import org.memview.layout.Order;
import org.memview.spi.Request;

/// Leases: opened, shared, released, and what is refused afterwards.
class LifetimeTest {
  private static final byte[] ABC = {97, 98, 99};

  private static Lender lender() {
    return Lender.of(MemorySegment.ofArray(ABC.clone()));
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_contextmanager")
  void close_atEndOfTry_releases(Memory memory) {
    MemoryView m = memory.ascii("abc");
    try (m) {
      assertEquals(98, m.get(1));
    }
    assertTrue(m.isReleased());
    refused(ViewReleasedException.class, () -> m.get(1), "released");
  }

  @Test
  @Covers("test_memoryview.test_contextmanager")
  void release_insideTry_isAllowed() {
    Lender lender = lender();
    try (MemoryView m = MemoryView.of(lender)) {
      m.release();
      assertEquals(0, lender.loans.count());
    }
    assertEquals(0, lender.loans.count());
  }

  @Test
  @Covers("test_memoryview.test_contextmanager")
  void share_afterRelease_isRefused() {
    MemoryView m = MemoryView.of(lender());
    m.release();

    refused(ViewReleasedException.class, m::share, "released");
    refused(ViewReleasedException.class, () -> MemoryView.of(m), "released");
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_release")
  void release_onceMore_doesNothing(Memory memory) {
    MemoryView m = memory.ascii("abc");

    m.release();
    m.release();
    m.close();

    assertTrue(m.isReleased());
    assertTrue(m.toString().contains("released"), m.toString());
    assertEquals(m, m);
    assertTrue(m.contentEquals(m));
  }

  /// What may be asked of a released view.
  private static final Set<String> ALLOWED =
      Set.of("isReleased", "release", "close", "toString", "contentEquals");

  /// An argument that would be right if the view were open.
  private static Object argument(Method method, Class<?> type, MemoryView open) {
    if (type == MemoryView.class) {
      return open;
    }
    return switch (method.getName() + " " + type.getSimpleName()) {
      case "slice String" -> "1:";
      case "hex String" -> ":";
      case "slice long" -> 1L;
      case "cast long[]", "reshape long[]", "broadcastTo long[]" -> new long[] {3};
      default -> type.isInterface() ? lambda(type) : requireNonNull(USUAL.get(type), type::getName);
    };
  }

  private static final Map<Class<?>, Object> USUAL =
      Map.ofEntries(
          Map.entry(long.class, 0L),
          Map.entry(int.class, 0),
          Map.entry(byte.class, (byte) 0),
          Map.entry(short.class, (short) 0),
          Map.entry(char.class, 'a'),
          Map.entry(float.class, 0f),
          Map.entry(double.class, 0.0),
          Map.entry(boolean.class, false),
          Map.entry(long[].class, new long[] {0}),
          Map.entry(int[].class, new int[] {0}),
          Map.entry(Object.class, 0),
          Map.entry(String.class, "B"),
          Map.entry(Format.class, Format.of("B")),
          Map.entry(Order.class, Order.C),
          Map.entry(Conversion.class, Conversion.EXACT),
          Map.entry(Request.class, Request.READ),
          Map.entry(Index[].class, new Index[] {Index.all()}));

  private static Object lambda(Class<?> type) {
    return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> null);
  }

  private static List<Method> operations() {
    List<Method> methods = new ArrayList<>();
    for (Method method : MemoryView.class.getMethods()) {
      boolean own = method.getDeclaringClass() == MemoryView.class;
      if (own && !Modifier.isStatic(method.getModifiers()) && !method.isBridge()) {
        methods.add(method);
      }
    }
    return methods;
  }

  private static @Nullable Throwable thrown(Method method, MemoryView view, MemoryView open)
      throws IllegalAccessException {
    Object[] arguments = new Object[method.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = argument(method, method.getParameterTypes()[i], open);
    }
    try {
      Object result = method.invoke(view, arguments);
      if (result instanceof BaseStream<?, ?> stream) {
        assertFalse(stream.iterator().hasNext(), "a released view has elements");
      }
      return null;
    } catch (InvocationTargetException e) {
      return e.getCause();
    } catch (ViewReleasedException e) {
      return e;
    }
  }

  @ParameterizedTest
  @EnumSource
  @Covers({"test_buffer.test_memoryview_check_released", "test_memoryview.test_release"})
  void everyOperation_afterRelease_saysSo(Memory memory) throws Exception {
    List<Method> operations = operations();
    assertTrue(operations.size() > 100, "only " + operations.size() + " methods found");
    for (Method method : operations) {
      MemoryView released = memory.ascii("abc");
      MemoryView open = memory.ascii("abc");
      released.release();

      Throwable thrown = thrown(method, released, open);

      if (!ALLOWED.contains(method.getName())) {
        assertNotNull(thrown, method + " did not notice");
        assertInstanceOf(ViewReleasedException.class, thrown, method::toString);
      }
    }
  }

  @Test
  @Covers("test_buffer.test_memoryview_check_released")
  void everyOperationOnTwoViews_afterReleaseOfTheOther_saysSo() {
    MemoryView open = Memory.BYTE_ARRAY.ascii("abc");
    MemoryView released = Memory.LENT.ascii("abc");
    released.release();

    refused(ViewReleasedException.class, () -> open.copyFrom(released), "released");
    refused(ViewReleasedException.class, () -> open.copyTo(released), "released");
    refused(
        ViewReleasedException.class,
        () -> open.convertFrom(released, Conversion.EXACT),
        "released");
    refused(ViewReleasedException.class, () -> open.mismatch(released), "released");
    refused(ViewReleasedException.class, () -> open.dot(released), "released");
    assertFalse(open.contentEquals(released));
  }

  @ParameterizedTest
  @EnumSource
  @Covers("test_memoryview.test_toreadonly")
  void asReadOnly_seesWritesAndRefusesThem(Memory memory) {
    MemoryView m = memory.ascii("abc");
    MemoryView readOnly = m.asReadOnly();

    m.set(0, 120);

    assertEquals(120, readOnly.get(0));
    assertTrue(readOnly.isReadOnly());
    assertTrue(readOnly.slice(1).asReadOnly().isReadOnly());
    assertFalse(m.isReadOnly());
  }

  @Test
  @Covers("test_memoryview.test_toreadonly")
  void releaseOfSharedReadOnlyView_leavesTheSourceUsable() {
    Lender lender = lender();
    MemoryView m = MemoryView.of(lender);
    try (MemoryView readOnly = m.share().asReadOnly()) {
      assertEquals(2, lender.loans.count());
      assertEquals(97, readOnly.get(0));
    }

    assertEquals(1, lender.loans.count());
    assertEquals(97, m.get(0));
  }

  @Test
  @Covers("test_buffer.test_memoryview_release")
  void release_ofDerivedView_endsTheLeaseAndSaysSo() {
    Lender lender = lender();
    MemoryView m = MemoryView.of(lender);
    MemoryView slice = m.slice(1);

    slice.release();

    assertEquals(0, lender.loans.count());
    refused(ViewReleasedException.class, () -> m.get(0), "derived");
  }

  @Test
  @Covers("test_buffer.test_memoryview_release")
  void release_ofSharedView_leavesTheOthers() {
    Lender lender = lender();
    MemoryView first = MemoryView.of(lender);
    MemoryView second = MemoryView.of(first);
    MemoryView third = second.slice(1).share();
    assertEquals(3, lender.loans.count());

    second.release();

    assertEquals(2, lender.loans.count());
    assertEquals(98, third.get(0));
    refused(BufferException.class, () -> lender.loans.requireNone("resize"), "resize", "2 views");
    first.release();
    refused(BufferException.class, () -> lender.loans.requireNone("resize"), "1 view is");
    third.release();
    lender.loans.requireNone("resize");
  }

  @Test
  @Covers("test_buffer.test_memoryview_release")
  void release_ofViewThatIsConsumed_leavesTheConsumerItsLease() {
    Lender lender = lender();
    MemoryView m = MemoryView.of(lender);
    MemoryView consumer = MemoryView.of(request -> m.export(request));

    m.release();

    assertEquals(1, lender.loans.count());
    assertEquals(99, consumer.get(2));
    consumer.release();
    assertEquals(0, lender.loans.count());
  }

  @Test
  @Covers("test_buffer.test_ndarray_linked_list")
  void release_inEveryOrder_givesBackOneLoanEach() {
    for (int order = 0; order < 24; order++) {
      Lender lender = lender();
      List<MemoryView> views = new ArrayList<>();
      views.add(MemoryView.of(lender));
      views.add(MemoryView.of(views.get(0)));
      views.add(views.get(1).slice("::-1").share());
      views.add(MemoryView.of(lender));
      int rest = order;
      for (int left = 4; left > 0; left--) {
        assertEquals(left, lender.loans.count());
        views.remove(rest % left).release();
        rest /= left;
        views.forEach(view -> assertEquals(98, view.get(1)));
      }
      assertEquals(0, lender.loans.count());
    }
  }

  @Test
  @Covers("test_memoryview.test_racing_getbuf_and_releasebuf")
  void leases_openedAndClosedByManyThreads_areAllCounted() throws Exception {
    Lender lender = lender();
    MemoryView m = MemoryView.of(lender);
    int threads = 4;
    CountDownLatch start = new CountDownLatch(threads);
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        results.add(
            pool.submit(() -> {
              start.countDown();
              start.await();
              int sum = 0;
              for (int i = 0; i < 5000; i++) {
                try (MemoryView mine = m.share()) {
                  sum += mine.getByte(0);
                }
              }
              return sum;
            }));
      }
      for (Future<Integer> result : results) {
        assertEquals(5000 * 97, result.get());
      }
    }

    assertEquals(1, lender.loans.count());
    m.release();
    assertEquals(0, lender.loans.count());
  }

  @Test
  @Covers("test_memoryview.test_racing_getbuf_and_releasebuf")
  void lease_closedByManyThreadsAtOnce_isGivenBackOnce() throws Exception {
    for (int round = 0; round < 200; round++) {
      Lender lender = lender();
      MemoryView kept = MemoryView.of(lender);
      MemoryView raced = kept.share();
      CountDownLatch start = new CountDownLatch(2);
      Callable<Boolean> close =
          () -> {
            start.countDown();
            start.await();
            raced.release();
            return raced.isReleased();
          };
      try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
        for (Future<Boolean> closed : pool.invokeAll(List.of(close, close))) {
          assertTrue(closed.get());
        }
      }
      assertEquals(1, lender.loans.count());
      assertSame(lender, kept.owner());
    }
  }
}
