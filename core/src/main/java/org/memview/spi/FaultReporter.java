package org.memview.spi;

import org.memview.MappingFaultException;

/// An owner that can say why memory it lent is not there: a mapped file, which others can truncate.
///
/// A bulk operation that meets a fault in mapped memory asks the view's owner, if it is one of
/// these; else the message cannot name the file.
public interface FaultReporter {

  /// Returns the error to throw. It must not fail: what cannot be found out is left unsaid.
  ///
  /// @param cause what the JDK reported
  MappingFaultException fault(Throwable cause);
}
