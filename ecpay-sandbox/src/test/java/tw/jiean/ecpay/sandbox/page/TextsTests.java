package tw.jiean.ecpay.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTests {

  private static final Pattern TEXT = Pattern.compile("\\{\\{[#^/]?t\\.([A-Za-z0-9]+)}}");

  @Test
  void sayTheSameInBothLanguages() {
    assertThat(Language.ZH.texts().keySet()).isEqualTo(Language.EN.texts().keySet());
    assertThat(Language.ZH.texts().values()).noneMatch(String::isBlank);
    assertThat(Language.EN.texts().values()).noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layout", "order", "error", "missing", "choose", "card", "verify", "method", "bank",
        "return", "code", "result", "console", "trade"
      })
  void existForEveryTemplateAndAreEscaped(String template) throws IOException {
    String source;
    try (InputStream in = TextsTests.class.getResourceAsStream(template + ".mustache")) {
      assertThat(in).isNotNull();
      source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(source).doesNotContain("{{{", "{{&");
    Matcher text = TEXT.matcher(source);
    while (text.find()) {
      assertThat(Language.ZH.texts()).containsKey(text.group(1));
    }
  }
}
