package tw.jiean.ecpay.checkout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tw.jiean.ecpay.InvalidOrder;

/**
 * What ECPay demands of each field of an order, and what the signature demands of all: nothing that
 * it cannot tell from other fields.
 */
final class FieldRules {

  private static final String CLIENT = "this client";
  private static final String GENERAL = "ECPay page 2858";

  /** ECPay's firewall refuses them with error 10400011; it may know more. */
  private static final Pattern COMMAND_WORD =
      Pattern.compile("(?i)(?<![a-z0-9])(?:bash|cmd|curl|echo|python|wget)(?![a-z0-9])");

  /** The marks that ECPay takes in no text, escaped for an address; its calls fail by them too. */
  private static final Pattern ESCAPED_MARK = Pattern.compile("(?i)%(?:26|3c|3e)");

  private enum Kind {
    /** Made by this client or by a value that has checked itself. */
    VALUE,
    /** Shown to people, mandatory, looked at by ECPay's firewall. */
    SHOWN,
    /** Any text. */
    TEXT,
    /** Letters and digits. */
    WORD,
    /** One of the merchant's numbers, which has to survive a loss of letter case. */
    NUMBER,
    /** An address. */
    URL
  }

  /**
   * What is demanded of one field.
   *
   * @param bytes its greatest length in UTF-8. Whether ECPay counts bytes or letters is not
   *     established, and what it cuts off breaks the signature
   * @param page where ECPay says so
   */
  private record Rule(Kind kind, int bytes, int page) {

    String source() {
      return "ECPay page " + page;
    }
  }

  private static final Map<String, Rule> RULES =
      Map.ofEntries(
          Map.entry("MerchantID", new Rule(Kind.VALUE, 10, 2862)),
          Map.entry("MerchantTradeNo", new Rule(Kind.NUMBER, 20, 2862)),
          Map.entry("MerchantTradeDate", new Rule(Kind.VALUE, 20, 2862)),
          Map.entry("PaymentType", new Rule(Kind.VALUE, 20, 2862)),
          Map.entry("TotalAmount", new Rule(Kind.VALUE, 10, 2862)),
          Map.entry("TradeDesc", new Rule(Kind.SHOWN, 200, 2862)),
          Map.entry("ItemName", new Rule(Kind.SHOWN, 400, 2862)),
          Map.entry("ReturnURL", new Rule(Kind.URL, 200, 2862)),
          Map.entry("ChoosePayment", new Rule(Kind.VALUE, 20, 2862)),
          Map.entry("ChooseSubPayment", new Rule(Kind.VALUE, 20, 5679)),
          Map.entry("IgnorePayment", new Rule(Kind.VALUE, 100, 2862)),
          Map.entry("Redeem", new Rule(Kind.VALUE, 1, 2866)),
          Map.entry("UnionPay", new Rule(Kind.VALUE, 1, 2866)),
          Map.entry("BindingCard", new Rule(Kind.VALUE, 1, 2866)),
          Map.entry("MerchantMemberID", new Rule(Kind.NUMBER, 30, 2866)),
          Map.entry("CreditInstallment", new Rule(Kind.VALUE, 20, 2870)),
          Map.entry("PeriodAmount", new Rule(Kind.VALUE, 10, 2868)),
          Map.entry("PeriodType", new Rule(Kind.VALUE, 1, 2868)),
          Map.entry("Frequency", new Rule(Kind.VALUE, 3, 2868)),
          Map.entry("ExecTimes", new Rule(Kind.VALUE, 3, 2868)),
          Map.entry("PeriodReturnURL", new Rule(Kind.URL, 200, 2868)),
          Map.entry("ExpireDate", new Rule(Kind.VALUE, 2, 2872)),
          Map.entry("StoreExpireDate", new Rule(Kind.VALUE, 5, 2874)),
          Map.entry("Desc_1", new Rule(Kind.TEXT, 20, 2874)),
          Map.entry("Desc_2", new Rule(Kind.TEXT, 20, 2874)),
          Map.entry("Desc_3", new Rule(Kind.TEXT, 20, 2874)),
          Map.entry("Desc_4", new Rule(Kind.TEXT, 20, 2874)),
          Map.entry("PaymentInfoURL", new Rule(Kind.URL, 200, 2872)),
          Map.entry("ClientRedirectURL", new Rule(Kind.URL, 200, 2872)),
          Map.entry("OrderResultURL", new Rule(Kind.URL, 200, 2862)),
          Map.entry("ClientBackURL", new Rule(Kind.URL, 200, 2862)),
          Map.entry("ItemURL", new Rule(Kind.URL, 200, 2862)),
          Map.entry("Language", new Rule(Kind.VALUE, 3, 2862)),
          Map.entry("NeedExtraPaidInfo", new Rule(Kind.VALUE, 1, 2862)),
          Map.entry("StoreID", new Rule(Kind.WORD, 10, 2862)),
          Map.entry("Remark", new Rule(Kind.TEXT, 100, 2862)),
          Map.entry("PlatformID", new Rule(Kind.VALUE, 10, 2862)),
          Map.entry("CustomField1", new Rule(Kind.TEXT, 50, 2862)),
          Map.entry("CustomField2", new Rule(Kind.TEXT, 50, 2862)),
          Map.entry("CustomField3", new Rule(Kind.TEXT, 50, 2862)),
          Map.entry("CustomField4", new Rule(Kind.TEXT, 50, 2862)),
          Map.entry("EncryptType", new Rule(Kind.VALUE, 1, 2862)));

  private FieldRules() {}

  static void check(String name, String value) {
    Rule rule =
        Optional.ofNullable(RULES.get(name))
            .orElseThrow(() -> new IllegalStateException("No rule for " + name));
    switch (rule.kind()) {
      case VALUE, TEXT -> {}
      case SHOWN -> requireShown(name, value, rule);
      case WORD -> requireWord(name, value, rule);
      case NUMBER -> requireOneCase(name, value);
      case URL -> requireAddress(name, value);
    }
    requireSignable(name, value);
    int bytes = value.getBytes(UTF_8).length;
    if (bytes > rule.bytes()) {
      throw new InvalidOrder(
          name, "has at most " + rule.bytes() + " bytes of UTF-8, not " + bytes, rule.source());
    }
  }

  private static void requireShown(String name, String value, Rule rule) {
    if (value.isBlank()) {
      throw new InvalidOrder(name, "is mandatory", rule.source());
    }
    Matcher word = COMMAND_WORD.matcher(value);
    if (word.find()) {
      throw new InvalidOrder(
          name,
          "may not hold the command word "
              + word.group()
              + ", which ECPay's firewall rejects with error 10400011",
          GENERAL);
    }
  }

  private static void requireWord(String name, String value, Rule rule) {
    if (!value.matches("[0-9A-Za-z]+")) {
      throw new InvalidOrder(name, "is letters and digits", rule.source());
    }
  }

  /** The signature does not see letter case, so two numbers must never differ in it alone. */
  private static void requireOneCase(String name, String value) {
    if (value.chars().anyMatch(Character::isUpperCase)
        && value.chars().anyMatch(Character::isLowerCase)) {
      throw new InvalidOrder(
          name, "has letters of one case only, because the signature does not see it", CLIENT);
    }
  }

  private static void requireAddress(String name, String value) {
    if (!value.chars().allMatch(c -> c < 128)) {
      throw new InvalidOrder(name, "is ASCII, a Chinese host as punycode", GENERAL);
    }
    URI url = URI.create(value);
    boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getRawUserInfo() != null) {
      throw new InvalidOrder(name, "is an absolute http or https address", GENERAL);
    }
    if (value.chars().anyMatch(c -> c == ';' || c == '|' || c == '`')) {
      throw new InvalidOrder(name, "may not hold ; | or a backtick", GENERAL);
    }
  }

  private static void requireSignable(String name, String value) {
    if (value.chars().anyMatch(c -> c == '&' || c == '<' || c == '>')) {
      throw new InvalidOrder(name, "may not hold & < or >", GENERAL);
    }
    if (ESCAPED_MARK.matcher(value).find()) {
      throw new InvalidOrder(
          name, "may not hold %26, %3C or %3E, which are & < and > escaped", GENERAL);
    }
    // A browser turns a bare LF into CR LF, and the signature is wrong.
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidOrder(name, "may not hold control characters", CLIENT);
    }
    if (!Normalizer.isNormalized(value, Normalizer.Form.NFC) || hasLoneSurrogate(value)) {
      throw new InvalidOrder(name, "is Unicode text in normal form C", CLIENT);
    }
  }

  private static boolean hasLoneSurrogate(String value) {
    return value.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
