/// Small programs, numbered from the simplest to the hardest.
@org.jspecify.annotations.NullMarked
package org.memview.examples;
