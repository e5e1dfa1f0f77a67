/// Puts the probes into classes while they are loaded; not exported.
package org.memview.profiler.agent;
