/// Memory over time: recording a command, and what is done with recordings.
@org.jspecify.annotations.NullMarked
package org.memview.cli.record;
