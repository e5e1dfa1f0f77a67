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

  @Binary("<")
  record Wav(
      @Code("4s") String riff,
      int size,
      @Code("8s") String wave,
      int chunk,
      short format,
      short channels,
      int rate,
      int bytesPerSecond,
      short block,
      short bits,
      @Code("4s") String data,
      int dataSize) {}

  private static final RecordStruct<Wav> WAV = Struct.of(Wav.class);

  static void main() throws IOException {
    Path file = Files.createTempFile("tone", ".wav");
    MemoryView sound = MemoryView.of(new byte[(int) WAV.size() + 2 * 8000]);
    short mono = 1;
    WAV.write(
        sound,
        0,
        new Wav(
            "RIFF",
            36 + 16_000,
            "WAVEfmt ",
            16,
            mono,
            mono,
            8000,
            16_000,
            (short) 2,
            (short) 16,
            "data",
            16_000));
    MemoryView samples = sound.slice(WAV.size()).cast("<h");
    for (int i = 0; i < 8000; i++) {
      samples.setShort(i, (short) (20_000 * Math.sin(2 * Math.PI * 440 * i / 8000)));
    }
    Files.write(file, sound.toBytes());

    MemoryView read = MemoryView.of(Files.readAllBytes(file));
    Wav wav = WAV.read(read, 0);
    IO.println(wav);
    IO.println(WAV.format());
    MemoryView tone = read.slice(WAV.size()).cast("<h");
    IO.println(
        tone.length() / wav.rate()
            + " s, peak "
            + tone.max()
            + ", header "
            + WAV.size()
            + " bytes");
    Files.delete(file);
  }
}
