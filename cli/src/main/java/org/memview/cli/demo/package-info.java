/// `memview demo`: the story of the project, told with what it measures while it tells it.
@org.jspecify.annotations.NullMarked
package org.memview.cli.demo;
