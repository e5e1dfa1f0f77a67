/// Tests of core that need nothing but its public API.
@org.jspecify.annotations.NullMarked
package org.memview.tests;
