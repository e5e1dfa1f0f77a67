/// Fixtures, an oracle and a contract battery that any exporter can be tested with.
///
/// **Your exporter.** Implement [ExporterContract][org.memview.testkit.ExporterContract] in a test
/// class, and JUnit runs what every exporter must keep: descriptions that fit, elements that are
/// those in the memory, requests met or refused, loans given back once, no move while a view is
/// open.
///
/// ```java
/// class FrameTest implements ExporterContract<Frame> {
///   public Frame exporter() { return new Frame(480, 640); }
///   public OptionalInt openLoans(Frame frame) { return OptionalInt.of(frame.loans().count()); }
///   public void resize(Frame frame) { frame.resize(240, 320); }
/// }
/// ```
///
/// **Your code on views.** [Fixtures][org.memview.testkit.Fixtures] are views of every kind of
/// memory (arrays, buffers, native, mapped, owners, exporters, rows in segments of their own), in
/// either byte order, with and without gaps, writable and read-only. Each
/// [opens][org.memview.testkit.Fixture#open()] fresh memory with known elements;
/// [ListOracle][org.memview.testkit.ListOracle] says the slow way, with nested lists, what a slice
/// or a transposition of them must read.
///
/// ```java
/// for (Fixture fixture : Fixtures.that(f -> f.ndim() == 2 && !f.isEmpty())) {
///   try (Sample sample = fixture.open()) {
///     assertEquals(sample.expected().transpose().toList(), sample.view().transpose().toList());
///   }
/// }
/// ```
///
/// **What nobody thought of.** [RandomViews][org.memview.testkit.RandomViews] and
/// [Structures][org.memview.testkit.Structures] draw views and structures, valid or not, from the
/// seed of [TestRun][org.memview.testkit.TestRun] (`-Dmemview.seed=7` draws others);
/// [Cases][org.memview.testkit.Cases] shrinks what fails and prints the seed.
package org.memview.testkit;
