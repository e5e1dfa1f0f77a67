/// The buffer protocol: how memory is lent and given back.
///
/// Whoever owns memory implements [Exporter][org.memview.spi.Exporter]; whoever needs memory calls
/// [MemoryView.of][org.memview.MemoryView#of(org.memview.spi.Exporter)]. The owner describes what
/// it lends with an [Export][org.memview.spi.Export] and keeps count with
/// [Loans][org.memview.spi.Loans], so that it can refuse to move memory somebody looks at.
package org.memview.spi;
