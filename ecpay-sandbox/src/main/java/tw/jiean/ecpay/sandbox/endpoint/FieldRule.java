package tw.jiean.ecpay.sandbox.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * What ECPay demands of one field of an order by itself (pages 2862 to 2876).
 *
 * @param maxLength in characters
 */
record FieldRule(String name, int maxLength, boolean required, Pattern format) {

  private static final String ANYTHING = "(?s).*";
  // ECPay takes no HTML tags in texts (page 2858).
  private static final String TEXT = "(?s)(?!.*<[A-Za-z/!]).*";
  private static final String URL = "(?i)https?://[^\\s/?#]+\\S*";
  private static final String NUMBER = "[1-9][0-9]{0,8}";

  /** Every field that an order may have. */
  static final List<FieldRule> ALL =
      List.of(
          required("MerchantID", 10, ANYTHING),
          required("MerchantTradeNo", 20, "[A-Za-z0-9]+"),
          required("MerchantTradeDate", 20, ANYTHING),
          required("PaymentType", 20, "aio"),
          required("TotalAmount", 9, NUMBER),
          required("TradeDesc", 200, TEXT),
          required("ItemName", 400, TEXT),
          required("ReturnURL", 200, URL),
          required("ChoosePayment", 20, ANYTHING),
          required("CheckMacValue", 64, ANYTHING),
          required("EncryptType", 1, "1"),
          optional("StoreID", 10, "[A-Za-z0-9]*"),
          optional("ClientBackURL", 200, URL),
          optional("OrderResultURL", 200, URL),
          optional("ItemURL", 200, URL),
          optional("PaymentInfoURL", 200, URL),
          optional("ClientRedirectURL", 200, URL),
          optional("PeriodReturnURL", 200, URL),
          optional("Remark", 100, TEXT),
          optional("ChooseSubPayment", 20, ANYTHING),
          optional("NeedExtraPaidInfo", 1, "[YN]"),
          optional("IgnorePayment", 100, "[A-Za-z]+(#[A-Za-z]+)*"),
          optional("PlatformID", 10, "[0-9]+"),
          optional("CustomField1", 50, TEXT),
          optional("CustomField2", 50, TEXT),
          optional("CustomField3", 50, TEXT),
          optional("CustomField4", 50, TEXT),
          optional("Language", 3, "CHT|ENG|KOR|JPN|CHI"),
          optional("DeviceSource", 10, ANYTHING),
          optional("InvoiceMark", 1, "[YN]"),
          optional("ExpireDate", 2, "[1-9]|[1-5][0-9]|60"),
          optional("StoreExpireDate", 5, "[1-9][0-9]{0,4}"),
          optional("Desc_1", 20, TEXT),
          optional("Desc_2", 20, TEXT),
          optional("Desc_3", 20, TEXT),
          optional("Desc_4", 20, TEXT),
          optional("Redeem", 1, "[YN]"),
          optional("UnionPay", 1, "[012]"),
          optional("BindingCard", 1, "[01]"),
          optional("MerchantMemberID", 30, ANYTHING),
          optional("CreditInstallment", 20, "[0-9]+N?(,[0-9]+N?)*"),
          optional("InstallmentAmount", 9, "[0-9]+"),
          optional("PeriodAmount", 9, NUMBER),
          optional("PeriodType", 1, "[DMY]"),
          optional("Frequency", 3, NUMBER),
          optional("ExecTimes", 3, NUMBER));

  private static final Map<String, FieldRule> BY_NAME =
      ALL.stream().collect(Collectors.toMap(FieldRule::name, Function.identity()));

  static boolean known(String name) {
    return BY_NAME.containsKey(name);
  }

  /** The fields that hold an address, in the table's order. */
  static Stream<String> urls() {
    return ALL.stream().filter(rule -> rule.format.pattern().equals(URL)).map(FieldRule::name);
  }

  /** Why the form breaks this rule, if it does. */
  Optional<Refusal> brokenBy(Form form) {
    Optional<String> value = form.value(name);
    if (value.isEmpty()) {
      return required ? Optional.of(refusal(Refusal.Code.MISSING_FIELD)) : Optional.empty();
    }
    String text = value.get();
    if (text.codePointCount(0, text.length()) > maxLength) {
      return Optional.of(refusal(Refusal.Code.FIELD_TOO_LONG));
    }
    if (!format.matcher(text).matches()) {
      return Optional.of(refusal(Refusal.Code.BAD_FORMAT));
    }
    return Optional.empty();
  }

  private Refusal refusal(Refusal.Code code) {
    if (name.equals("MerchantTradeNo")) {
      return new Refusal(Refusal.Code.BAD_TRADE_NO, name);
    }
    if (name.equals("ItemName") && code == Refusal.Code.FIELD_TOO_LONG) {
      // ECPay cuts the text and then finds that the signature does not match (page 2862).
      return new Refusal(Refusal.Code.WRONG_SIGNATURE, name);
    }
    return new Refusal(code, name);
  }

  private static FieldRule required(String name, int maxLength, String format) {
    return new FieldRule(name, maxLength, true, Pattern.compile(format));
  }

  private static FieldRule optional(String name, int maxLength, String format) {
    return new FieldRule(name, maxLength, false, Pattern.compile(format));
  }
}
