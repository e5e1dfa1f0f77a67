package org.memview.profiler.runtime;

/// Is told of the calls of profiled methods while a recording is made.
public interface Calls {
  /// Returns what is kept of a call's start until its end.
  Object started();

  /// A call has ended.
  ///
  /// @param start what [#started] returned
  /// @param level how many calls of profiled methods it was inside of
  void ended(Table table, Object start, int level);
}
