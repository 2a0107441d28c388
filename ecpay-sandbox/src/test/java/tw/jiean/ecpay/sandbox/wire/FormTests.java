package tw.jiean.ecpay.sandbox.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormTests {

  @ParameterizedTest
  @CsvSource({
    "a=b+c, 'b c'",
    "a=b%20c, 'b c'",
    "a=%2B, +",
    "a=%e5%93%81, 品",
    "a=品, 品",
    "a=%2525, %25",
    "a=b=c, b=c",
    "a=, ''",
    "a, ''"
  })
  void decodesOnce(String body, String value) {
    assertThat(parse(body).text("a")).isEqualTo(value);
  }

  @Test
  void keepsOrderAndRepeatedNames() {
    assertThat(parse("b=1&a=2&b=3&&").fields())
        .containsExactly(new Field("b", "1"), new Field("a", "2"), new Field("b", "3"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%A4%A4", "%FF=1"})
  void refusesBrokenEscapesAndOtherCharsets(String body) {
    assertThatThrownBy(() -> parse(body)).isInstanceOf(MalformedForm.class);
  }

  @Test
  void refusesRawBytesThatAreNotUtf8() {
    assertThatThrownBy(() -> Form.parse("a=\u00e9".getBytes(ISO_8859_1)))
        .isInstanceOf(MalformedForm.class);
  }

  @Test
  void readsBackWhatItWrites() {
    Form form = Form.of("ItemName", "甲+乙 & \"丙\"=1%", "空", "");

    assertThat(parse(form.encoded())).isEqualTo(form);
  }

  private static Form parse(String body) {
    return Form.parse(body.getBytes(UTF_8));
  }
}
