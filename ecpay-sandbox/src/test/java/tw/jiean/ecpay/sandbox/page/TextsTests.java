package tw.jiean.ecpay.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.sandbox.card.CardRefusal;
import tw.jiean.ecpay.sandbox.card.CardState;
import tw.jiean.ecpay.sandbox.endpoint.Refusal;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.period.PlanState;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.TradeState;
import tw.jiean.ecpay.sandbox.trade.Warning;

class TextsTests {

  private static final Pattern TEXT = Pattern.compile("\\{\\{[#^/]?t\\.([A-Za-z0-9]+)}}");

  @Test
  void sayTheSameInBothLanguages() {
    assertThat(Language.ZH.texts().keySet()).isEqualTo(Language.EN.texts().keySet());
    assertThat(Language.ZH.texts().values()).noneMatch(String::isBlank);
    assertThat(Language.EN.texts().values()).noneMatch(String::isBlank);
  }

  @Test
  void existForEveryMethodStateAndCard() {
    for (PaymentMethod method : PaymentMethod.values()) {
      assertThat(Language.ZH.texts()).containsKeys("method." + method, "lead." + method);
      method
          .subPayments()
          .forEach(sub -> assertThat(Language.ZH.texts()).containsKey("sub." + sub));
    }
    for (TradeState state : TradeState.values()) {
      assertThat(Language.ZH.texts()).containsKeys("state." + state, "result." + state);
    }
    assertThat(TestCardView.all(Language.ZH)).noneMatch(card -> card.outcome().startsWith("card."));
  }

  @Test
  void existForEverythingThatTheConsoleNames() {
    assertThat(Language.ZH.texts())
        .containsKeys(keys("fault.", Fault.values()))
        .containsKeys(keys("reveals.", Fault.values()))
        .containsKeys(keys("cardRefusal.", CardRefusal.values()))
        .containsKeys(keys("cardState.", CardState.values()))
        .containsKeys(keys("planState.", PlanState.values()))
        .containsKeys(keys("story.", TradeState.values()))
        .containsKeys(keys("warning.", Warning.Kind.values()))
        .containsKeys(keys("refusal.", Refusal.Code.values()));
  }

  private static String[] keys(String prefix, Enum<?>[] values) {
    return Stream.of(values).map(value -> prefix + value).toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "layout",
        "order",
        "error",
        "missing",
        "choose",
        "card",
        "testcards",
        "verify",
        "method",
        "app",
        "unionpay",
        "return",
        "code",
        "result",
        "nav",
        "paging",
        "filters",
        "fieldtable",
        "signature",
        "sequence",
        "console",
        "trade",
        "requests",
        "request",
        "compose",
        "composed",
        "shopresult",
        "faults",
        "clock",
        "cards",
        "merchants",
        "merchant"
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
