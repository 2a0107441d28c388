package tw.jiean.marketplace.payment;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminValue;

/** Shows enough of a code, a card or an account to recognise it, and too little to use it. */
final class Masked {

  /** A code to pay with: its last four characters. */
  static final AdminFormat FORMAT = value -> new AdminValue.Code(mask(value.toString(), 4));

  /** The fields of a message as JSON: one a line, what tells of the payer's card or bank masked. */
  static final AdminFormat FIELDS = value -> new AdminValue.Lines(lines(value.toString()));

  private static final JsonMapper JSON = JsonMapper.shared();

  /** In lower case. What ECPay tells of the payer, and codes with which anybody could pay. */
  private static final Set<String> PERSONAL =
      Set.of(
          "card4no",
          "card6no",
          "webatmaccno",
          "atmaccno",
          "vaccount",
          "paymentno",
          "barcode1",
          "barcode2",
          "barcode3");

  private Masked() {}

  private static String lines(String json) {
    Map<String, String> fields = JSON.readValue(json, new TypeReference<>() {});
    return new TreeMap<>(fields)
        .entrySet().stream()
            .map(field -> field.getKey() + "=" + shown(field.getKey(), field.getValue()))
            .collect(Collectors.joining("\n"));
  }

  private static String shown(String name, String value) {
    return PERSONAL.contains(name.toLowerCase(Locale.ROOT)) ? mask(value, 2) : value;
  }

  private static String mask(String value, int shown) {
    int hidden = Math.max(0, value.length() - shown);
    // A short value would be guessed from its end.
    return hidden < shown
        ? "•".repeat(value.length())
        : "•".repeat(hidden) + value.substring(hidden);
  }
}
