package org.memview.struct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.memview.Bytes;
import org.memview.MemoryView;
import org.memview.format.Field;
import org.memview.format.FormatException;

/// What [Struct#fromC] makes of declarations, beside `offsetof` and `sizeof` of gcc.
class CStructTest {
  private static final long SEED = Long.getLong("memview.seed", 3L);
  private static final int STRUCTS = 300;

  private static final List<String> TYPES =
      List.of(
          "char",
          "signed char",
          "unsigned char",
          "_Bool",
          "bool",
          "short",
          "unsigned short int",
          "int",
          "unsigned",
          "long",
          "unsigned long",
          "long long",
          "long unsigned long int",
          "float",
          "double",
          "int8_t",
          "uint8_t",
          "int16_t",
          "uint16_t",
          "int32_t",
          "uint32_t",
          "int64_t",
          "uint64_t",
          "size_t",
          "ptrdiff_t",
          "intptr_t",
          "const volatile int",
          "float _Complex",
          "double _Complex",
          "signed",
          "long int");

  @TempDir Path folder = Path.of("");

  @Test
  void fromC_ofTheIssue_liesAsCDoes() {
    Struct struct = Struct.fromC("struct { uint16_t a; double b; char name[8]; }");

    assertEquals("T{^H:a:6xd:b:8s:name:}", struct.format());
    assertEquals(24, struct.size());
    byte[] packed = struct.pack(1, 2.5, "abc".getBytes(StandardCharsets.US_ASCII));
    assertEquals(Bytes.of("abc\0\0\0\0\0", StandardCharsets.US_ASCII), struct.unpack(packed)[2]);
    MemoryView view = MemoryView.of(packed).cast(struct.formatSpec());
    assertEquals(2.5, view.field("b").getDouble(0));
  }

  @Test
  void fromC_ofCommentsTypedefsAndLists_readsThem() {
    Struct struct =
        Struct.fromC(
            """
            typedef struct header {   // what comes first
              unsigned char kind, flags[3];
              int grid[2][0x2], last; /* padded
              before */ double sum;
              char c, names[2][4];
            } header_t;
            """);

    assertEquals(
        "T{^B:kind:(3)B:flags:(2,2)i:grid:i:last:d:sum:c:c:(2)4s:names:7x}", struct.format());
    assertEquals(0, Struct.fromC("struct {}").size());
    assertEquals("T{^b:x:}", Struct.fromC("struct{int8_t x;}").format());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "struct { int *p; } | pointers | '*' | 13",
        "struct { int a : 3; } | 'a' is a bit field | 15",
        "struct { struct { int x; } y; } | nested struct | 9",
        "struct { union u v; } | nested union | 9",
        "struct { enum e v; } | nested enum | 9",
        "struct { FILE f; } | 'FILE' is not known | 9",
        "struct { long double x; } | 'long double' is not known | 9",
        "struct { int (*f)(void); } | functions | 13",
        "struct { int x; int x; } | two fields | 'x' | 20",
        "struct { int x[N]; } | length of 'x' | 'N' | 15",
        "struct { int x[99999999999999999999]; } | too large | 15",
        "struct { int x[09]; } | no number of C | '09' | 15",
        "struct { double x[9223372036854775807]; } | 'x' would be larger | 38",
        "struct { char x[4611686018427387904]; int y; } | 'y' would be larger | 43",
        "struct { unsigned char; } | name of a field | 'char' | 18",
        "struct { int x } | ';' is expected | '}' | 15",
        "struct { int x; | the end | 15",
        "int x; | a struct is expected | 'int' | 0",
        "struct { int x; } __attribute__((packed)); | nothing is expected | '__attribute__' | 18",
      })
  void fromC_ofAnythingElse_isRefusedByName(String cases) {
    String[] parts = cases.split(" \\| ", -1);

    var e = assertThrows(FormatException.class, () -> Struct.fromC(parts[0].strip()));

    String message = String.valueOf(e.getMessage());
    for (int i = 1; i < parts.length - 1; i++) {
      assertTrue(message.contains(parts[i].strip()), message);
    }
    assertEquals(Integer.parseInt(parts[parts.length - 1].strip()), e.position(), message);
  }

  @Test
  void randomStructs_lieAsGccLaysThem() throws IOException, InterruptedException {
    Random random = new Random(SEED);
    List<String> structs = new ArrayList<>();
    for (int n = 0; n < STRUCTS; n++) {
      StringBuilder text = new StringBuilder("struct s" + n + " {");
      for (int i = 1 + random.nextInt(10), f = 0; i > 0; i--, f++) {
        text.append(' ').append(TYPES.get(random.nextInt(TYPES.size()))).append(" f").append(f);
        for (int axes = Math.max(0, random.nextInt(5) - 2); axes > 0; axes--) {
          text.append('[').append(1 + random.nextInt(9)).append(']');
        }
        text.append(';');
      }
      structs.add(text.append(" };").toString());
    }

    List<String> expected = gcc(structs);

    for (int n = 0; n < STRUCTS; n++) {
      Struct struct = Struct.fromC(structs.get(n));
      StringBuilder ours = new StringBuilder().append(struct.size());
      for (Field field : struct.formatSpec().fields()) {
        ours.append(' ').append(field.offset()).append(':').append(field.byteSize());
      }
      assertEquals(expected.get(n), ours.toString(), "seed " + SEED + ": " + structs.get(n));
    }
  }

  /// For each struct its size, then `offset:size` of its fields.
  private List<String> gcc(List<String> structs) throws IOException, InterruptedException {
    StringBuilder program =
        new StringBuilder(
            """
            #include <complex.h>
            #include <stdbool.h>
            #include <stddef.h>
            #include <stdint.h>
            #include <stdio.h>
            """);
    StringBuilder main = new StringBuilder("int main(void) {\n");
    for (int n = 0; n < structs.size(); n++) {
      program.append(structs.get(n)).append('\n');
      main.append("  printf(\"%zu\", sizeof(struct s").append(n).append("));\n");
      int fields = structs.get(n).split(";", -1).length - 2;
      for (int f = 0; f < fields; f++) {
        String field = "struct s%d, f%d".formatted(n, f);
        String size = "sizeof(((struct s%d *)0)->f%d)".formatted(n, f);
        main.append("  printf(\" %zu:%zu\", offsetof(").append(field).append("), ");
        main.append(size).append(");\n");
      }
      main.append("  puts(\"\");\n");
    }
    Path source = folder.resolve("structs.c");
    Files.writeString(source, program.append(main).append("  return 0;\n}\n"));
    Path binary = folder.resolve("structs");
    Process compiler;
    try {
      compiler = new ProcessBuilder("gcc", "-o", "" + binary, "" + source).inheritIO().start();
    } catch (IOException e) {
      assumeTrue(false, "gcc is not on the PATH: nothing to compare with");
      throw e;
    }
    assertEquals(0, compiler.waitFor());
    Process run = new ProcessBuilder("" + binary).start();
    String answer = new String(run.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    assertEquals(0, run.waitFor());
    return answer.lines().toList();
  }
}
