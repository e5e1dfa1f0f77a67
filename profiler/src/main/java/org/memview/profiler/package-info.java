/// The line-by-line memory profiler: every line's exact bytes.
///
/// Start a program with it, and its main class is shown line by line when it ends:
///
/// ```sh
/// ./memview profile Main.java
/// java -javaagent:memview-profiler.jar=match=com.acme.Foo#bar -cp app.jar com.acme.Main
/// ```
///
/// *Allocated* is what the executing thread took from the Java heap while the line was the
/// innermost current line of its table: methods that have no table of their own count for the line
/// that called them. The column sums to the method's total. The bytes are the JVM's own count for
/// the thread, read at each line; nothing is sampled or estimated, and virtual threads are counted
/// as well.
///
/// What the program marks is shown instead of the main class:
///
/// ```java
/// @Profile
/// static byte[] rest(byte[] content) {
///   return Arrays.copyOfRange(content, 1024, content.length);
/// }
/// ```
///
/// Without any agent, a piece of code can be measured:
///
/// ```java
/// byte[] content = new byte[10_240_000];
/// Measurement<byte[]> copy = MemoryProfiler.measure(() -> content.clone());
/// copy.steadyBytes();    // 10240016
/// ```
package org.memview.profiler;
