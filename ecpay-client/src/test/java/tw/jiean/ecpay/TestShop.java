package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.HttpTransport;

/** ECPay's published test merchant at a fixed time, and what ECPay answers it. */
public final class TestShop {

  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-02T13:30:00.999Z"), ZoneOffset.UTC);

  private TestShop() {}

  public static EcpayClient client(HttpTransport transport) {
    return client(transport, "http://127.0.0.1:9");
  }

  public static EcpayClient client(HttpTransport transport, String base) {
    var config =
        new EcpayConfig(
            new MerchantId("3002607"),
            "pwFHCqoQZGmho4w6",
            "EkRm7iFT261dpevs",
            EcpayEnvironment.at(base));
    return EcpayClient.of(config, transport, CLOCK, CallBudget.standard(CLOCK));
  }

  /** An answer {@code a=b&c=d} with its right signature at the end. */
  public static String signed(String answer) {
    List<Map.Entry<String, String>> fields =
        Arrays.stream(answer.split("&"))
            .map(field -> field.split("=", 2))
            .map(parts -> Map.entry(parts[0], parts[1]))
            .collect(Collectors.toList());
    return answer + "&CheckMacValue=" + Recipe.sign(fields);
  }

  /** What was sent in a form, its signature checked and left out. */
  public static Map<String, String> sent(String form) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String field : form.split("&", -1)) {
      String[] parts = field.split("=", 2);
      fields.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    String signature = fields.remove("CheckMacValue");
    if (!Recipe.sign(List.copyOf(fields.entrySet())).equals(signature)) {
      throw new AssertionError("The form is not signed by the recipe");
    }
    return fields;
  }
}
