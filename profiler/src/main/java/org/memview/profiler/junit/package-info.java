/// Limits on what tests allocate, for JUnit: needs `junit-jupiter-api`, which is optional for this
/// module.
///
/// ```java
/// @Test
/// @ExpectAllocation(max = "1 KiB")
/// void slice_ofAnArray_copiesNothing() {
///   view.slice(1024);
/// }
/// ```
///
/// When it fails, the message names the lines that allocate most, if the tests run with the agent:
///
/// ```text
/// slice_ofAnArray_copiesNothing allocates 9.766 MiB, and 1 KiB is allowed. Most of it:
///   9.765 MiB  SliceTest.java:31  byte[] rest = Arrays.copyOfRange(content, 1024, content.length);
/// ```
package org.memview.profiler.junit;
