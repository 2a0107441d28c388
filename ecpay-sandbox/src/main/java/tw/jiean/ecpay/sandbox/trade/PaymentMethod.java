package tw.jiean.ecpay.sandbox.trade;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ways to pay that the sandbox plays, in the order in which its cashier offers them. {@code
 * ChooseSubPayment} values are those of ECPay page 5679 as a community summary of 2026 gives them.
 */
public enum PaymentMethod {
  /** A card, one payment. */
  CREDIT("Credit", "CreditCard"),
  /** A card reader at the desk of the buyer's bank. */
  WEB_ATM("WebATM", "BOT", "CHINATRUST", "FIRST", "LAND"),
  /** A virtual account that the buyer transfers to. */
  ATM("ATM", "BOT", "CHINATRUST", "FIRST", "LAND", "CATHAY", "PANHSIN"),
  /** A code for a convenience store's machine. */
  CVS("CVS", "CVS", "OK", "FAMILY", "HILIFE", "IBON"),
  /** Three barcodes for a convenience store's till. */
  BARCODE("BARCODE", "BARCODE");

  private final String wireName;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives a list that nobody can change
  private final List<String> subPayments;

  PaymentMethod(String wireName, String... subPayments) {
    this.wireName = wireName;
    this.subPayments = List.of(subPayments);
  }

  /** Its value of {@code ChoosePayment}. */
  public String wireName() {
    return wireName;
  }

  /** Its values of {@code ChooseSubPayment}, the default first; for a card only what comes back. */
  public List<String> subPayments() {
    return subPayments;
  }

  /** Whether the buyer gets a code and pays later, elsewhere. */
  public boolean paidByCode() {
    return this == ATM || this == CVS || this == BARCODE;
  }

  /** The method of a {@code ChoosePayment} value, spelt exactly. */
  public static Optional<PaymentMethod> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
  }
}
