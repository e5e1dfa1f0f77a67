package org.memview.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.memview.MemoryView;
import org.memview.struct.Binary;
import org.memview.struct.Code;
import org.memview.struct.RecordStruct;
import org.memview.struct.Struct;

/// The header of a sound file as a Java record: one second of a tone is written, then read.
final class E11WavHeader {
  private E11WavHeader() {}

  record Chunk(@Code("4s") String id, int size) {}

  record Format(short code, short channels, int rate, int bytes, short block, short bits) {}

  @Binary("<")
  record Wav(Chunk riff, @Code("4s") String type, Chunk fmt, Format format, Chunk data) {}

  private static final RecordStruct<Wav> WAV = Struct.of(Wav.class);

  private static void read(Path path) throws IOException {
    MemoryView file = MemoryView.of(Files.readAllBytes(path));
    Wav wav = WAV.read(file, 0);
    MemoryView tone = file.slice(WAV.size()).cast("<h");
    IO.println(wav);
    IO.println(tone.length() / wav.format().rate() + " s, peak " + tone.max());
  }

  private static void write(Path path) throws IOException {
    short one = 1;
    Format mono = new Format(one, one, 8000, 16_000, (short) 2, (short) 16);
    Chunk riff = new Chunk("RIFF", (int) WAV.size() - 8 + 16_000);
    Wav wav = new Wav(riff, "WAVE", new Chunk("fmt ", 16), mono, new Chunk("data", 16_000));
    MemoryView sound = MemoryView.of(new byte[(int) WAV.size() + 16_000]);
    WAV.write(sound, 0, wav);
    MemoryView samples = sound.slice(WAV.size()).cast("<h");
    for (int i = 0; i < 8000; i++) {
      samples.setShort(i, (short) (20_000 * Math.sin(2 * Math.PI * 440 * i / 8000)));
    }
    Files.write(path, sound.toBytes());
  }

  static void main() throws IOException {
    Path file = Files.createTempFile("tone", ".wav");
    write(file);
    read(file);
    IO.println(WAV.size() + " bytes, " + WAV.format());
    Files.delete(file);
  }
}
