/// NumPy's files and Python's shared memory as views: what lies there is looked at where it lies.
///
/// ```java
/// try (NpyFile file = Npy.open(path, MappedFile.Mode.READ_WRITE);
///     MemoryView view = file.view()) {
///   view.shape();                                  // [1000000, 3], whatever NumPy saved
///   double sum = view.slice(":, 0").sum();         // reads that column, nothing else
///   view.slice("-1").fill(0.0);                    // and the file has it
/// }
/// Npy.save(copy, view.slice("::2"));               // numpy.load(copy) has every second row
/// try (NpzFile archive = Npz.open(weights)) {
///   archive.names();                               // [fc1, bias]
///   archive.view("fc1").slice("0, :10").toText();
/// }
/// ```
///
/// - **Files** ([Npy][org.memview.numpy.Npy], [Npz][org.memview.numpy.Npz]): every type NumPy
///   writes except pickles, in either byte order and either axis order; see
///   [DType][org.memview.numpy.DType]. Growing a file is
///   [append][org.memview.numpy.NpyFile#append].
/// - **Blocks** ([SharedMemory][org.memview.numpy.SharedMemory]): memory shared with a Python
///   process by name.
///
/// Three guarantees. Opening costs the same for 1 KB and for 100 GB. A file that lies about itself
/// is an [NpyException][org.memview.numpy.NpyException] with the name of the file, never memory
/// allocated by its word. What is written appears whole or not at all.
///
/// No native access is needed: files are mapped by the JDK.
package org.memview.numpy;
