package tw.jiean.ecpay.sandbox.trade;

/**
 * Something in an order that the sandbox lets pass and ECPay does not, or treats otherwise.
 *
 * @param field the field that it is about
 */
public record Warning(Kind kind, String field) {

  /** What is wrong; the console words each in both languages. */
  public enum Kind {
    /** Host is no public name (page 7400). */
    URL_NOT_PUBLIC,
    /** A port is written (page 7400). */
    URL_PORT,
    /** Not https. */
    URL_NOT_HTTPS,
    /** Host is not written in ASCII (page 2858). */
    URL_HOST_NOT_ASCII,
    /** Holds {@code ;}, {@code |} or a backtick. */
    URL_CHARACTER,
    /** Holds a word that ECPay's firewall refuses with 10400011. */
    FIREWALL_WORD,
    /** No field of ECPay's that the sandbox knows. */
    UNKNOWN_FIELD,
    /** A field of ECPay's that the sandbox does not act on. */
    IGNORED_FIELD,
    /** A code method without {@code PaymentInfoURL}: the shop never learns the code. */
    NO_PAYMENT_INFO_URL
  }
}
