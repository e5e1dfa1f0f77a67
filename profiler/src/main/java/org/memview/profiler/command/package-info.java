/// The profiler's command line.
package org.memview.profiler.command;
