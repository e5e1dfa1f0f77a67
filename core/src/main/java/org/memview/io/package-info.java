/// Files, channels and sockets: bytes that are read into the memory where they are wanted and
/// written from where they lie.
///
/// [Transfer][org.memview.io.Transfer] moves the bytes of any view into and out of channels,
/// streams and files. [MappedFile][org.memview.io.MappedFile] is a file as memory.
///
/// ```java
/// MemoryView frame = MemoryView.of(new byte[4 + 65536]);
/// Transfer.readFully(channel, frame.slice(0, 4));                     // a header, in its place
/// long length = (long) frame.slice(0, 4).cast(">I").get(0);
/// Transfer.readFully(channel, frame.slice(4, 4 + length));            // and what it announces
///
/// MemoryView image = MemoryView.allocate("B", 480, 640, 3);
/// Transfer.writeFully(channel, image.slice("100:200, 100:200"));      // a crop: rows with gaps
/// Transfer.write(channel, List.of(frame.slice(0, 4), image));         // both in one call
///
/// try (MappedFile file = MappedFile.open(path, MappedFile.Mode.READ); // of any size
///     MemoryView samples = file.view("<d")) {
///   samples.slice(-1000).mean();                                      // reads 8,000 bytes of it
/// }
/// Transfer.copy(path, Index.from(1024), rest);                        // all but the first 1,024
/// ```
///
/// [ViewChannel][org.memview.io.ViewChannel] is a view for whatever wants a channel or a stream,
/// and has the methods of Python's `mmap`; [Datagrams][org.memview.io.Datagrams] are moved whole;
/// [Digesting][org.memview.io.Digesting] feeds checksums and digests,
/// [Decoding][org.memview.io.Decoding] makes text; [AsyncTransfer][org.memview.io.AsyncTransfer] is
/// for asynchronous channels, [MappedGroup][org.memview.io.MappedGroup] for very many files.
///
/// What can be relied on:
///
/// - **Counts are true.** A returned count, and that of a
///   [TransferException][org.memview.io.TransferException], is of bytes the channel has accepted,
///   or of bytes that are in the view; beyond it nothing was touched.
/// - **Memory is bounded.** Whatever lies outside the heap is moved from where it is. What cannot
///   be (arrays, strides) passes through one reused buffer of 256 KiB, whatever the size.
/// - **Nothing hangs or crashes.** A file that is shortened under its mapping is a
///   [MappingFaultException][org.memview.MappingFaultException] with its name. Channels that do not
///   block are waited for with a selector. Closing a mapping that a channel is using is refused.
package org.memview.io;
