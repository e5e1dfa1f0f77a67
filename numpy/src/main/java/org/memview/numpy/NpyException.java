package org.memview.numpy;

import java.io.IOException;

/// A file that is no npy or npz file, is damaged, or holds what cannot be viewed; the message names
/// the file.
public final class NpyException extends IOException {
  private static final long serialVersionUID = 1L;

  NpyException(String message) {
    super(message);
  }

  NpyException(String message, Throwable cause) {
    super(message, cause);
  }
}
