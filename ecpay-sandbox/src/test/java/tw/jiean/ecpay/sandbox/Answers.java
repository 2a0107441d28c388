package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Asks as a shop's server does, and reads the answer as it has to: split, not decoded. */
final class Answers {

  private final Browser server;
  private final SettableClock clock;

  Answers(Browser server, SettableClock clock) {
    this.server = server;
    this.clock = clock;
  }

  /** A signed query about a trade number, stamped with the present. */
  Form query(String number) {
    return query(number, clock.instant().getEpochSecond());
  }

  /** A signed query about a trade number. */
  static Form query(String number, long timeStamp) {
    return TestOrders.signed(
        Form.of(
            "MerchantID",
            "3002607",
            "MerchantTradeNo",
            number,
            "TimeStamp",
            Long.toString(timeStamp)));
  }

  /** A signed request to move a card's money. */
  static Form action(String number, String ecpayTradeNo, String action, long amount) {
    return TestOrders.signed(
        Form.of(
            "MerchantID",
            "3002607",
            "MerchantTradeNo",
            number,
            "TradeNo",
            ecpayTradeNo,
            "Action",
            action,
            "TotalAmount",
            Long.toString(amount)));
  }

  /** What is answered to the query about a trade number, its signature found right. */
  Map<String, String> about(String path, String number) {
    return signed(path, query(number));
  }

  /** What is answered, its signature found right. */
  Map<String, String> signed(String path, Form request) {
    Map<String, String> fields = fields(server.post(path, request).body());
    Form form = Form.of();
    for (var field : fields.entrySet()) {
      form = form.with(field.getKey(), field.getValue());
    }
    assertThat(Merchant.published().signed(form)).isTrue();
    return fields;
  }

  static Map<String, String> fields(String body) {
    Map<String, String> fields = new LinkedHashMap<>();
    // A blank behind it: the mark stands in a value, which carries no escapes.
    Pattern.compile("&(?! )")
        .splitAsStream(body)
        .forEach(pair -> {
          int equals = pair.indexOf('=');
          fields.put(pair.substring(0, equals), pair.substring(equals + 1));
        });
    return fields;
  }
}
