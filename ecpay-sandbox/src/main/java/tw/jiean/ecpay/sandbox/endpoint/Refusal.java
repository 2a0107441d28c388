package tw.jiean.ecpay.sandbox.endpoint;

/**
 * Why the cashier does not open.
 *
 * @param field the field that it is about; empty when it is about the whole order
 */
public record Refusal(Code code, String field) {

  /**
   * The reasons with the code that the error page shows. Where ECPay's own code is not established,
   * the number begins with 99, which none of ECPay's does, so nobody takes it for one.
   */
  public enum Code {
    /** The signature does not match. */
    WRONG_SIGNATURE("10200073"),
    /** The sandbox has no such merchant. */
    UNKNOWN_MERCHANT("10100251"),
    /** Empty, too long, or not letters and digits only. */
    BAD_TRADE_NO("10200052"),
    /** No method that the order allows takes this amount. */
    AMOUNT_OUT_OF_LIMITS("5100070"),
    /** A method or service of ECPay's that this merchant does not have. */
    METHOD_NOT_ENABLED("10200079"),
    /** Instalments, which this merchant does not have. */
    NO_INSTALMENTS("10200146"),
    /** {@code IgnorePayment} left no method. */
    NO_METHOD_LEFT("10300023"),
    /** The trade number was used before; on no page, but what clients of ECPay's stage look for. */
    DUPLICATE_TRADE_NO("10300028"),
    /** A mandatory field is missing or empty. */
    MISSING_FIELD("99200002"),
    /** A field is longer than its type allows. */
    FIELD_TOO_LONG("99200003"),
    /** A field is not written as its type demands. */
    BAD_FORMAT("99200004"),
    /** {@code MerchantTradeDate} is too far from now. */
    TRADE_DATE_TOO_FAR("99200005"),
    /** No method of ECPay's has that name. */
    UNKNOWN_METHOD("99200006"),
    /** An address breaks ECPay's network rules, and the settings make the sandbox strict. */
    URL_RULE("99200007"),
    /** The body is no form in UTF-8. */
    MALFORMED_FORM("99200008"),
    /** Two fields exclude each other. */
    FIELDS_EXCLUDE_EACH_OTHER("99200020");

    private final String number;

    Code(String number) {
      this.number = number;
    }

    /** 訊息代碼. */
    public String number() {
      return number;
    }

    /** Whether ECPay is known to answer with this number. */
    public boolean established() {
      return !number.startsWith("99");
    }
  }
}
