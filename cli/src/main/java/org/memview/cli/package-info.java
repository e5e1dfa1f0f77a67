/// The `memview` command.
@org.jspecify.annotations.NullMarked
package org.memview.cli;
