package tw.jiean.marketplace.payment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Messages as ECPay sends them, signed by an implementation that shares nothing with the client's:
 * an explicit table of bytes instead of the JDK's encoder.
 */
public final class EcpayMessages {

  private static final String KEPT =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!*()";

  private EcpayMessages() {}

  /**
   * The two halves of a merchant's secret.
   *
   * @param hashKey before the fields
   * @param hashIv behind them
   */
  public record Keys(String hashKey, String hashIv) {

    /** Those of ECPay's published test merchant. */
    public static final Keys PUBLISHED = new Keys("pwFHCqoQZGmho4w6", "EkRm7iFT261dpevs");
  }

  /** A payment of this attempt, ready to be changed and {@link #signed}. */
  static Map<String, String> paid(OpenedPayment payment, long amount, String paymentType) {
    String tradeNo = "26112220" + String.format("%08d", payment.id().value());
    return paid("3002607", payment.merchantTradeNo(), tradeNo, amount, paymentType);
  }

  /** A payment of any merchant's trade. */
  public static Map<String, String> paid(
      String merchantId, String merchantTradeNo, String tradeNo, long amount, String paymentType) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("MerchantID", merchantId);
    fields.put("MerchantTradeNo", merchantTradeNo);
    fields.put("RtnCode", "1");
    fields.put("RtnMsg", "交易成功");
    fields.put("TradeNo", tradeNo);
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

  /** The same with one field changed or added. */
  public static Map<String, String> with(Map<String, String> fields, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(name, value);
    return changed;
  }

  /** The same without some fields. */
  public static Map<String, String> without(Map<String, String> fields, String... names) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.keySet().removeAll(List.of(names));
    return changed;
  }

  /** The form body with its signature. */
  static String signed(Map<String, String> fields) {
    return body(with(fields, "CheckMacValue", sign(fields)));
  }

  /** The form body as it stands. */
  public static String body(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f ->
            URLEncoder.encode(f.getKey(), UTF_8) + "=" + URLEncoder.encode(f.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  static String sign(Map<String, String> fields) {
    return digest("SHA-256", fields);
  }

  static String digest(String algorithm, Map<String, String> fields) {
    return digest(algorithm, Keys.PUBLISHED, fields);
  }

  /** The digest of the fields between the keys, in upper-case hexadecimal digits. */
  public static String digest(String algorithm, Keys keys, Map<String, String> fields) {
    return digest(algorithm, keys, fields.entrySet());
  }

  /** The same of any fields, names that come twice included. */
  public static String digest(
      String algorithm, Keys keys, Collection<Map.Entry<String, String>> fields) {
    List<Map.Entry<String, String>> sorted = new ArrayList<>(fields);
    sorted.sort((a, b) -> lower(a.getKey()).compareTo(lower(b.getKey())));
    StringBuilder text = new StringBuilder("HashKey=" + keys.hashKey());
    sorted.forEach(f -> text.append('&').append(f.getKey()).append('=').append(f.getValue()));
    text.append("&HashIV=" + keys.hashIv());
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
