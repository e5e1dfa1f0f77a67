package org.memview.tests.differential;

import java.util.List;

/// The formats programs draw from.
final class Formats {
  static final String NATIVE = "bBhHiIlLqQnNPfd?c";

  /// With the sizes every platform gives them, so the other side may be any machine.
  private static final List<String> STRUCTS =
      List.of(
          "<h", ">h", "=i", "<i", ">i", "!I", ">q", "<Q", "=l", ">L", "<f", ">f", ">d", "<d", "<e",
          ">e", "e", "<?", "hh", "2h", "<hB", "bh", ">IHb", "hx", "xh", "3s", "<5s", "4p", "<qd",
          "c?", "=bi", "@bxh", ">2d", "<3B");

  private static final List<String> RECORDS =
      List.of(
          "T{<h:x:<d:y:}",
          "T{b:flag:<i:n:}",
          "T{>i:a:>d:b:}",
          "T{<i:id:(2)<h:at:}",
          "T{<f:u:(2,2)B:m:}",
          "T{<d:x:<d:y:<d:z:}",
          "T{<h:k:T{<i:x:B:y:}:p:}");

  private Formats() {}

  static String struct(Chance chance) {
    return chance.of(STRUCTS);
  }

  static String record(Chance chance) {
    return chance.of(RECORDS);
  }

  static String nativeSingle(Chance chance) {
    return (chance.percent(8) ? "@" : "") + chance.of(NATIVE);
  }

  static String any(Chance chance, boolean records) {
    int kind = chance.below(100);
    return kind < 65
        ? nativeSingle(chance)
        : kind < 92 || !records ? struct(chance) : record(chance);
  }

  /// Returns a format of the same element in another byte order or another spelling, if it has one.
  static String cousin(Chance chance, String format) {
    int at = "@=<>!".indexOf(format.charAt(0)) < 0 ? 0 : 1;
    String rest = format.substring(at);
    boolean single = rest.length() == 1 && "bBhHiIqQfde?".contains(rest);
    boolean standard = at == 1 && !format.startsWith("@");
    boolean movable = single || (standard && !rest.contains("x"));
    return movable
        ? chance.of("<", ">", "=", "!", single ? "" : "<", single ? "@" : ">") + rest
        : format;
  }

  /// Format texts nobody accepts.
  static String wrong(Chance chance) {
    return chance.of("k", "<", "i,", "3", "0s", "{", "T{i", "3k");
  }
}
