/// Fixtures, an oracle and a contract battery that any exporter can be tested with.
package org.memview.testkit;
