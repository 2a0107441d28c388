package tw.jiean.marketplace.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Messages as ECPay sends them, signed by an implementation that shares nothing with the client's:
 * an explicit table of bytes instead of the JDK's encoder.
 */
final class EcpayMessages {

  private static final String KEPT =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!*()";

  private EcpayMessages() {}

  /** A payment of this attempt, ready to be changed and {@link #signed}. */
  static Map<String, String> paid(OpenedPayment payment, long amount, String paymentType) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("MerchantID", "3002607");
    fields.put("MerchantTradeNo", payment.merchantTradeNo());
    fields.put("RtnCode", "1");
    fields.put("RtnMsg", "交易成功");
    fields.put("TradeNo", "26112220" + String.format("%08d", payment.id().value()));
    fields.put("TradeAmt", Long.toString(amount));
    fields.put("PaymentDate", "2026/11/22 20:30:15");
    fields.put("PaymentType", paymentType);
    fields.put("PaymentTypeChargeFee", "25");
    fields.put("TradeDate", "2026/11/22 20:29:01");
    fields.put("SimulatePaid", "0");
    fields.put("gwsr", "10735183");
    fields.put("card4no", "2222");
    fields.put("auth_code", "777777");
    fields.put("CustomField1", "");
    return fields;
  }

  static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(name, value);
    return changed;
  }

  static Map<String, String> without(Map<String, String> fields, String... names) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.keySet().removeAll(List.of(names));
    return changed;
  }

  /** The form body with its signature. */
  static String signed(Map<String, String> fields) {
    return body(with(fields, "CheckMacValue", sign(fields)));
  }

  static String body(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f ->
            URLEncoder.encode(f.getKey(), UTF_8) + "=" + URLEncoder.encode(f.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  static String sign(Map<String, String> fields) {
    return digest("SHA-256", fields);
  }

  static String digest(String algorithm, Map<String, String> fields) {
    List<String> names = new ArrayList<>(fields.keySet());
    names.sort((a, b) -> lower(a).compareTo(lower(b)));
    StringBuilder text = new StringBuilder("HashKey=pwFHCqoQZGmho4w6");
    names.forEach(name -> text.append('&').append(name).append('=').append(fields.get(name)));
    text.append("&HashIV=EkRm7iFT261dpevs");
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.toString().getBytes(UTF_8)) {
      int c = b & 0xff;
      if (KEPT.indexOf(c) >= 0) {
        encoded.append((char) c);
      } else {
        encoded.append(c == ' ' ? "+" : String.format("%%%02x", c));
      }
    }
    try {
      StringBuilder hex = new StringBuilder();
      for (byte b :
          MessageDigest.getInstance(algorithm).digest(lower(encoded.toString()).getBytes(UTF_8))) {
        hex.append(String.format("%02X", b));
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String lower(String text) {
    StringBuilder lower = new StringBuilder();
    text.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
    return lower.toString();
  }
}
