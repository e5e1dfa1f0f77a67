package org.memview.cli.show;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.memview.Complex;
import org.memview.MemoryView;
import org.memview.format.Field;
import org.memview.format.Format;

/// What was found as one JSON object, for machines.
///
/// Elements come nested as `toList` gives them while there are at most [#MOST]; of more, the first
/// [#MOST] come in C order as `first`. Complex numbers are pairs, bytes are Python literals, and
/// numbers that JSON has no words for are texts: `"NaN"`, `"Infinity"`.
final class JsonOutput {
  static final int MOST = 10_000;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.WRITE_NAN_AS_STRINGS).build();

  private JsonOutput() {}

  static String of(Path file, Found.Parts parts) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> row : parts.rows()) {
      Map<String, String> named = new LinkedHashMap<>();
      for (int n = 0; n < row.size(); n++) {
        named.put(parts.headings().get(n), row.get(n));
      }
      rows.add(named);
    }
    return write(json -> {
      head(json, file, parts);
      json.writeFieldName("parts");
      value(json, rows);
    });
  }

  static String of(Path file, Path other, Map<String, String> difference) throws IOException {
    return write(json -> {
      json.writeStringField("file", file.toString());
      json.writeStringField("other", other.toString());
      for (Map.Entry<String, String> fact : difference.entrySet()) {
        json.writeStringField(fact.getKey(), fact.getValue());
      }
    });
  }

  static String of(
      Path file,
      String slice,
      Found found,
      MemoryView view,
      Meaning meaning,
      List<Statistics> stats)
      throws IOException {
    return write(json -> {
      head(json, file, found);
      json.writeStringField("slice", slice);
      json.writeStringField("format", view.format());
      array(json, "shape", view.shape());
      array(json, "strides", view.strides());
      json.writeNumberField("itemSize", view.itemSize());
      json.writeNumberField("byteSize", view.byteSize());
      if (!stats.isEmpty()) {
        json.writeFieldName("stats");
        value(json, stats.stream().map(Statistics::facts).toList());
      }
      elements(json, view, meaning);
    });
  }

  /// The records of one format, each an object of its fields; those without a name are `f0`, `f1`.
  static String records(Path file, String format, long offset, MemoryView records)
      throws IOException {
    return write(json -> {
      json.writeStringField("file", file.toString());
      json.writeStringField("format", format);
      json.writeNumberField("size", records.itemSize());
      json.writeNumberField("offset", offset);
      json.writeNumberField("count", records.length());
      json.writeFieldName("records");
      json.writeStartArray();
      for (long i = 0; i < records.length(); i++) {
        value(json, named(records.formatSpec(), records.get(i)));
      }
      json.writeEndArray();
    });
  }

  private static Map<String, Object> named(Format format, Object record) {
    List<Object> values = new ArrayList<>();
    if (format.isRecord()) {
      values.addAll((List<?>) record);
    } else {
      values.add(record);
    }
    Map<String, Object> named = new LinkedHashMap<>();
    for (int n = 0; n < values.size(); n++) {
      String name = format.isRecord() ? format.fields().get(n).name() : "";
      Object value =
          format.isRecord() ? nested(format.fields().get(n), 0, values.get(n)) : values.get(n);
      named.put(name.isEmpty() ? "f" + n : name, value);
    }
    return named;
  }

  /// A record within a record has its names, too, also in arrays of them.
  private static Object nested(Field field, int axis, Object value) {
    if (!field.format().isRecord()) {
      return value;
    }
    return axis < field.shape().length
        ? ((List<?>) value).stream().map(item -> nested(field, axis + 1, item)).toList()
        : named(field.format(), value);
  }

  private static void head(JsonGenerator json, Path file, Found found) throws IOException {
    json.writeStringField("file", file.toString());
    json.writeStringField("kind", found.kind());
    for (Map.Entry<String, String> detail : found.details().entrySet()) {
      json.writeStringField(detail.getKey(), detail.getValue());
    }
  }

  private static void elements(JsonGenerator json, MemoryView view, Meaning meaning)
      throws IOException {
    if (view.elementCount() <= MOST) {
      json.writeFieldName("values");
      Object values = view.ndim() == 0 ? view.get(new long[0]) : view.toList();
      value(json, meaning.inWords(values, view.ndim()));
      return;
    }
    json.writeFieldName("first");
    json.writeStartArray();
    for (long n = 0; n < MOST; n++) {
      value(json, meaning.inWords(view.get(Indices.of(n, view.shape())), 0));
    }
    json.writeEndArray();
  }

  private static void array(JsonGenerator json, String name, long... values) throws IOException {
    json.writeFieldName(name);
    json.writeArray(values, 0, values.length);
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Integer n -> json.writeNumber(n);
      case Long n -> json.writeNumber(n);
      case BigInteger n -> json.writeNumber(n);
      case Float n -> json.writeNumber(n);
      case Double n -> json.writeNumber(n);
      case Byte n -> json.writeNumber(n);
      case Boolean b -> json.writeBoolean(b);
      case Complex z -> json.writeArray(new double[] {z.re(), z.im()}, 0, 2);
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          value(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case List<?> list -> {
        json.writeStartArray();
        for (Object item : list) {
          value(json, item);
        }
        json.writeEndArray();
      }
      default -> json.writeString(value.toString());
    }
  }

  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static String write(Body body) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      body.write(json);
      json.writeEndObject();
    }
    return text.toString();
  }
}
