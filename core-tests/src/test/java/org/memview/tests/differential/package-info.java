/// The live differential test: random programs run here and on CPython's own memoryview, step by
/// step.
@org.jspecify.annotations.NullMarked
package org.memview.tests.differential;
