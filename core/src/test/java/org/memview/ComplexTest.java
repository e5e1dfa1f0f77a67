package org.memview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplexTest {
  // Python 3: repr(complex(re, im)).
  @ParameterizedTest
  @CsvSource({
    "1, 2, (1+2j)",
    "1.5, -0.0, (1.5-0j)",
    "0, 1, 1j",
    "0, -1, -1j",
    "0, 0, 0j",
    "-0.0, 1, (-0+1j)",
    "-0.0, -0.0, (-0-0j)",
    "NaN, NaN, (nan+nanj)",
    "0, NaN, nanj",
    "Infinity, -Infinity, (inf-infj)",
    "1e16, 1e-5, (1e+16+1e-05j)",
    "123456789012345680, 0.1, (1.2345678901234568e+17+0.1j)",
    "9999999999999998, 0.0001, (9999999999999998+0.0001j)",
    "4.9E-324, 1.7976931348623157E308, (5e-324+1.7976931348623157e+308j)"
  })
  void toString_isPythonsRepr(double re, double im, String repr) {
    assertEquals(repr, new Complex(re, im).toString());
  }
}
