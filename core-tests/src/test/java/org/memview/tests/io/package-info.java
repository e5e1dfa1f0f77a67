/// Files, mappings, channels, sockets and streams, through the public API.
package org.memview.tests.io;
