package org.memview.profiler.report;

import java.util.List;

/// One profiled method: its lambdas and local classes count for it.
///
/// @param className as in `com.acme.Foo$Bar`
/// @param method its name; `<init>` is a constructor
/// @param descriptor its type, as class files write it
/// @param file the source file as it was found, or the name the class file gives
/// @param counted whether its bytes were counted: not if it ran on virtual threads and this JVM
///   does not tell what those allocate
/// @param calls how often it, its lambdas and the methods of its local classes were called
/// @param threads how many threads called it
/// @param allocated bytes of its outermost calls, measured from entry to exit
/// @param loading what loading classes took in them
/// @param lines every line from the declaration to the end, or those with code if there is no
///   source
public record MethodTable(
    String className,
    String method,
    String descriptor,
    String file,
    boolean counted,
    long calls,
    int threads,
    long allocated,
    long loading,
    List<LineCost> lines) {

  /// Copies the list.
  public MethodTable {
    lines = List.copyOf(lines);
  }

  /// Returns the same table with another name of its file and other lines.
  public MethodTable with(String otherFile, List<LineCost> otherLines) {
    return new MethodTable(
        className,
        method,
        descriptor,
        otherFile,
        counted,
        calls,
        threads,
        allocated,
        loading,
        otherLines);
  }

  /// Returns the name people know it by: `Foo.bar`, `Foo.new`.
  public String name() {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return switch (method) {
      case "<init>" -> simple + ".new";
      case "<clinit>" -> simple + ".static";
      default -> simple + "." + method;
    };
  }

  /// Returns the net bytes outside the heap of all lines.
  public long offHeap() {
    return lines.stream().mapToLong(LineCost::offHeap).sum();
  }
}
