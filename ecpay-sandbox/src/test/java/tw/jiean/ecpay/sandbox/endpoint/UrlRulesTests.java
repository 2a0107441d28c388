package tw.jiean.ecpay.sandbox.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tw.jiean.ecpay.sandbox.trade.Warning;

class UrlRulesTests {

  @Test
  void findNothingWrongWithAPublicAddress() {
    assertThat(UrlRules.broken("ReturnURL", "https://shop.example.tw/order/return/?a=1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop.example.tw/, URL_NOT_HTTPS",
    "https://shop.example.tw:8443/, URL_PORT",
    "https://localhost/, URL_NOT_PUBLIC",
    "https://192.168.1.5/, URL_NOT_PUBLIC",
    "https://shop.local/, URL_NOT_PUBLIC",
    "https://商店.tw/, URL_HOST_NOT_ASCII",
    "https://shop.example.tw/a;b, URL_CHARACTER",
    "https://shop.example.tw/a|b, URL_CHARACTER"
  })
  void nameWhatEcpayWouldNotTake(String url, Warning.Kind kind) {
    assertThat(UrlRules.broken("ReturnURL", url)).containsExactly(new Warning(kind, "ReturnURL"));
  }
}
