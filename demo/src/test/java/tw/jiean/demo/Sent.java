package tw.jiean.demo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** What the sandbox has sent to the marketplace. */
final class Sent {

  private Sent() {}

  /** The fields of the newest message that told of a code for a trade. */
  static Map<String, String> paymentInfo(DemoServer server, String merchantTradeNo) {
    String body =
        server.sandbox().deliveries().stream()
            .filter(delivery ->
                delivery.kind().equals("PaymentInfoURL")
                    && delivery.merchantTradeNo().equals(merchantTradeNo))
            .findFirst()
            .orElseThrow()
            .body();
    return Arrays.stream(body.split("&"))
        .map(field -> field.split("=", 2))
        .collect(Collectors.toMap(field -> field[0], field -> decode(field[1])));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
