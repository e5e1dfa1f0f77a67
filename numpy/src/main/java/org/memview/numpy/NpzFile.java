package org.memview.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.memview.MappingFaultException;
import org.memview.MemoryView;
import org.memview.io.MappedFile;
import org.memview.io.Transfer;
import org.memview.io.ViewChannel;
import org.memview.layout.Layout;
import org.memview.layout.Order;
import org.memview.numpy.ZipDirectory.Member;
import org.memview.spi.Export;
import org.memview.spi.Exporter;
import org.memview.spi.FaultReporter;
import org.memview.spi.Request;

/// An npz file, open to be read. Made by [Npz].
///
/// [#close] unmaps the file and frees what was inflated; views that are open then fail with
/// [org.memview.ViewReleasedException]. Views are read-only. Checksums of stored members are not
/// looked at, for that would read them whole; those of inflated ones are.
///
/// Safe for any number of threads.
public final class NpzFile implements FaultReporter, AutoCloseable {
  private static final String SUFFIX = ".npy";

  private final MappedFile file;
  private final MemorySegment bytes;
  private final Map<String, Member> members;
  private final Arena arena = Arena.ofShared();
  private final Map<Member, MemorySegment> inflated = new HashMap<>();
  private long budget;
  private boolean closed;

  private NpzFile(
      MappedFile file, MemorySegment bytes, Map<String, Member> members, long maxInflated) {
    this.file = file;
    this.bytes = bytes;
    this.members = members;
    this.budget = maxInflated;
  }

  static NpzFile open(Path path, long maxInflated) throws IOException {
    MappedFile file = MappedFile.open(path, MappedFile.Mode.READ);
    try (MemoryView view = file.view()) {
      MemorySegment bytes = view.asSegment();
      return new NpzFile(file, bytes, ZipDirectory.read(bytes, path.toString()), maxInflated);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  /// Returns the names of the members in the order of the file, those of arrays without `.npy`.
  public List<String> names() {
    List<String> names = new ArrayList<>();
    for (String name : members.keySet()) {
      names.add(name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name);
    }
    return names;
  }

  /// Opens a view of an array, by its name with or without `.npy`; close it. A member that is no
  /// npy file is viewed as bytes (`"B"`).
  ///
  /// A stored member is shared with the file. A compressed one is inflated once, into memory
  /// outside the heap that lives until this is closed.
  ///
  /// @throws IllegalArgumentException if there is no such member; the message lists those there are
  /// @throws IllegalStateException if this was closed
  /// @throws NpyException if the member is damaged, or inflated would take more memory than allowed
  public synchronized MemoryView view(String name) throws IOException {
    Member member = member(name);
    MemorySegment content = content(member);
    if (!member.name().endsWith(SUFFIX)) {
      return MemoryView.of((Exporter) new Lender(content, null));
    }
    return MemoryView.of((Exporter) new Lender(content, read(content, member, true)));
  }

  /// Returns the type of an array as NumPy describes it.
  ///
  /// @throws IllegalArgumentException if there is no such member
  /// @throws NpyException if it is no array or is damaged
  public synchronized String descr(String name) throws IOException {
    return header(name).type().descr();
  }

  /// Returns the shape of an array; of a compressed one only the beginning is inflated for it.
  ///
  /// @throws IllegalArgumentException if there is no such member
  /// @throws NpyException if it is no array or is damaged
  public synchronized long[] shape(String name) throws IOException {
    return header(name).extents();
  }

  /// Returns [Order#F] if the first index of an array runs fastest in the file, else [Order#C].
  ///
  /// @throws IllegalArgumentException if there is no such member
  /// @throws NpyException if it is no array or is damaged
  public synchronized Order order(String name) throws IOException {
    return header(name).order();
  }

  /// Returns whether a member is stored, so that a view of it shares the file.
  ///
  /// @throws IllegalArgumentException if there is no such member
  public synchronized boolean isStored(String name) {
    return member(name).isStored();
  }

  /// Returns whether a member is an npy file, by its name.
  ///
  /// @throws IllegalArgumentException if there is no such member
  public synchronized boolean isArray(String name) {
    return member(name).name().endsWith(SUFFIX);
  }

  /// Returns the bytes of a member, inflated, header included.
  ///
  /// @throws IllegalArgumentException if there is no such member
  public synchronized long size(String name) {
    return member(name).size();
  }

  /// Streams a member, inflating it if need be, into a file of its own, which replaces one of that
  /// name and can then be mapped: what is too large for memory.
  ///
  /// @throws IllegalArgumentException if there is no such member
  /// @throws NpyException if the member is damaged
  public synchronized void extract(String name, Path target) throws IOException {
    Member member = member(name);
    try (NewFile out = NewFile.at(target)) {
      if (member.isStored()) {
        try (MemoryView content = fileBytes(member)) {
          Transfer.writeFully(out.channel(), content);
        }
      } else {
        try (InputStream content = inflation(member)) {
          content.transferTo(Channels.newOutputStream(out.channel()));
        }
      }
      out.commit();
    }
  }

  /// Opens a stream of an array's elements, in the order of the file, inflated while they are read;
  /// of all its bytes if a member is no npy file. It takes 100 KB, whatever the size: close it.
  ///
  /// ```java
  /// try (InputStream in = archive.stream("fc1")) {
  ///   MemoryView row = MemoryView.allocate("<f", 4096);   // descr, shape and order say so
  ///   Transfer.readFully(in, row);                        // the first; skipNBytes leaves some out
  /// }
  /// ```
  ///
  /// That a compressed member is damaged may show only at its end. Reading after this was closed is
  /// a [org.memview.ViewReleasedException].
  ///
  /// @throws IllegalArgumentException if there is no such member
  /// @throws IllegalStateException if this was closed
  /// @throws NpyException if the member is damaged; reading may find that, too
  public synchronized InputStream stream(String name) throws IOException {
    Member member = member(name);
    if (!member.isStored()) {
      Inflation.requirePossible(member, file.path().toString());
    }
    return content(member, isArray(name) ? checked(header(name), member).dataOffset() : 0);
  }

  private Header checked(Header header, Member member) throws NpyException {
    long available = member.size() - header.dataOffset();
    long needed = header.layout().byteSize();
    if (needed > available) {
      throw Errors.truncated(label(member), header, needed, available);
    }
    return header;
  }

  /// Opens the bytes of a member from `start` on.
  private InputStream content(Member member, long start) throws IOException {
    if (member.isStored()) {
      try (MemoryView content = fileBytes(member)) {
        return Channels.newInputStream(ViewChannel.of(content.slice(start)));
      }
    }
    InputStream stream = inflation(member);
    try {
      stream.skipNBytes(start);
      return stream;
    } catch (IOException | RuntimeException e) {
      stream.close();
      throw e;
    }
  }

  private Inflation inflation(Member member) throws NpyException {
    requireDeflated(member);
    return new Inflation(member, fileBytes(member), file.path().toString());
  }

  private Header header(String name) throws IOException {
    Member member = member(name);
    MemorySegment known = inflated.get(member);
    if (member.isStored() || known != null) {
      return read(known == null ? stored(member) : known, member, false);
    }
    try (InputStream in = inflation(member)) {
      return Header.parse(MemorySegment.ofArray(Header.read(in)), label(member));
    }
  }

  /// Reads a header; with `all`, the array it describes must be there as well.
  private Header read(MemorySegment content, Member member, boolean all) throws NpyException {
    try {
      return all ? Header.read(content, label(member)) : Header.parse(content, label(member));
    } catch (InternalError e) {
      throw file.fault(e);
    }
  }

  private Member member(String name) {
    if (closed) {
      throw Errors.closed("read member '" + name + "'", file.path());
    }
    Member member = members.get(name);
    if (member == null) {
      member = members.get(name + SUFFIX);
    }
    if (member == null) {
      throw Errors.noMember(file.path().toString(), name, names());
    }
    return member;
  }

  private String label(Member member) {
    return file.path() + ", member '" + member.name() + "'";
  }

  private MemorySegment stored(Member member) {
    return bytes.asSlice(member.dataOffset(), member.compressedSize());
  }

  /// Opens a view of a member as it stands in the file.
  private MemoryView fileBytes(Member member) {
    return MemoryView.of((Exporter) new Lender(stored(member), null));
  }

  private void requireDeflated(Member member) throws NpyException {
    if (member.method() != ZipDirectory.DEFLATED) {
      throw Errors.member(
          file.path().toString(),
          member.name(),
          "compression method " + member.method() + " is not read, only stored and deflated");
    }
  }

  private MemorySegment content(Member member) throws IOException {
    if (member.isStored()) {
      return stored(member);
    }
    MemorySegment known = inflated.get(member);
    if (known == null) {
      known = inflate(member);
      inflated.put(member, known);
    }
    return known;
  }

  private MemorySegment inflate(Member member) throws IOException {
    try (Inflation inflation = inflation(member)) {
      Inflation.requirePossible(member, file.path().toString());
      if (member.size() > budget) {
        throw tooLarge(member, null);
      }
      MemorySegment memory = allocate(member);
      inflation.into(memory);
      budget -= member.size();
      return memory.asReadOnly();
    }
  }

  /// The system may have less than we were allowed; that is no reason to bring the program down.
  private MemorySegment allocate(Member member) throws NpyException {
    try {
      return arena.allocate(Math.max(1, member.size()), 64).asSlice(0, member.size());
    } catch (OutOfMemoryError e) {
      throw tooLarge(member, e);
    }
  }

  private NpyException tooLarge(Member member, @Nullable Throwable cause) {
    NpyException refusal =
        Errors.member(
            file.path().toString(),
            member.name(),
            "inflated it takes %s bytes, and %s are left; stream(…) and extract(…) need no memory"
                .formatted(member.size(), budget));
    if (cause != null) {
      refusal.initCause(cause);
    }
    return refusal;
  }

  @Override
  public MappingFaultException fault(Throwable cause) {
    return file.fault(cause);
  }

  /// Unmaps the file and frees what was inflated; once more does nothing.
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      file.close();
      arena.close();
    }
  }

  /// Returns the path and the names.
  @Override
  public String toString() {
    return "NpzFile[" + file.path() + " " + names() + "]";
  }

  /// One member, lent.
  private final class Lender implements Exporter {
    private final MemorySegment content;
    private final @Nullable Header header;

    Lender(MemorySegment content, @Nullable Header header) {
      this.content = content;
      this.header = header;
    }

    @Override
    public Export export(Request request) {
      Export export = Export.of(content).readOnly().owner(NpzFile.this);
      if (header == null) {
        return export;
      }
      Layout layout = header.layout();
      return export
          .format(header.type().format())
          .shape(layout.shape())
          .strides(layout.strides())
          .offset(header.dataOffset());
    }
  }
}
