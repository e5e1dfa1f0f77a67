/// CPython's own tests of memoryview and of the buffer protocol, line by line, for this library.
///
/// Each test names with [Covers][org.memview.tests.cpython.Covers] the lines of
/// `cpython/checklist.txt` it answers. [ChecklistTest][org.memview.tests.cpython.ChecklistTest]
/// keeps file and tests together. Expected values are written out or computed by plain loops over
/// plain arrays, never by the library.
@org.jspecify.annotations.NullMarked
package org.memview.tests.cpython;
