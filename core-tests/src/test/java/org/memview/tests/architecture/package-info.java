/// The arrows between packages, and what core never calls.
@org.jspecify.annotations.NullMarked
package org.memview.tests.architecture;
