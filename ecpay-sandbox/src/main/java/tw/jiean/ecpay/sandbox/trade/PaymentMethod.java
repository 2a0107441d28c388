package tw.jiean.ecpay.sandbox.trade;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The ways to pay that the sandbox plays, in the order in which its cashier offers them. {@code
 * ChooseSubPayment} values are those of ECPay page 5679 as a community summary of 2026 gives them,
 * {@code PaymentType} values those of page 5686.
 */
public enum PaymentMethod {
  /** A card: at once, in instalments or periodically. */
  CREDIT("Credit", Way.CARD, "Credit_CreditCard"),
  /** A card reader at the desk of the buyer's bank. */
  WEB_ATM("WebATM", Way.SCREEN, "WebATM", "BOT", "CHINATRUST", "FIRST", "LAND"),
  /** A virtual account that the buyer transfers to. */
  ATM("ATM", Way.CODE, "ATM", "BOT", "CHINATRUST", "FIRST", "LAND", "CATHAY", "PANHSIN"),
  /** A code for a convenience store's machine. */
  CVS("CVS", Way.CODE, "CVS", "CVS", "OK", "FAMILY", "HILIFE", "IBON"),
  /** Three barcodes for a convenience store's till. */
  BARCODE("BARCODE", Way.CODE, "BARCODE", "BARCODE"),
  /** A card in an Apple device; the form of its {@code PaymentType} is not established. */
  APPLE_PAY("ApplePay", Way.SCREEN, "ApplePay"),
  /** O'Pay's mobile payment. */
  TWQR("TWQR", Way.SCREEN, "TWQR_OPAY"),
  /** WeChat Pay. */
  WEIXIN("WeiXin", Way.SCREEN, "WeiXin_OPAY"),
  /** Taiwan's wallets. */
  DIGITAL_PAYMENT("DigitalPayment", Way.SCREEN, "DigitalPayment", "Jkopay", "iPASS"),
  /** A financier pays and collects instalments without a card. */
  BNPL("BNPL", Way.APPLICATION, "BNPL", "URICH", "ZINGALA");

  /** What the buyer does to pay. */
  public enum Way {
    /** Types in a card and passes his bank's check. */
    CARD,
    /** Approves on the screen of his bank or wallet. */
    SCREEN,
    /** Gets a code and pays later, elsewhere. */
    CODE,
    /** Applies, and a financier approves or refuses later. */
    APPLICATION
  }

  private final String wireName;
  private final Way way;
  private final String paymentType;

  @SuppressWarnings("ImmutableEnumChecker") // List.of gives a list that nobody can change
  private final List<String> subPayments;

  PaymentMethod(String wireName, Way way, String paymentType, String... subPayments) {
    this.wireName = wireName;
    this.way = way;
    this.paymentType = paymentType;
    this.subPayments = List.of(subPayments);
  }

  /** Its value of {@code ChoosePayment}. */
  public String wireName() {
    return wireName;
  }

  /** What the buyer does. */
  public Way way() {
    return way;
  }

  /** Its values of {@code ChooseSubPayment}, the default first; empty when there is no choice. */
  public List<String> subPayments() {
    return subPayments;
  }

  /** {@code PaymentType} of a payment by one of the sub-payments. */
  public String paymentType(String subPayment) {
    return subPayments.isEmpty() ? paymentType : paymentType + "_" + subPayment;
  }

  /** The sub-payment of somebody who does not choose; empty when there is no choice. */
  public String firstSubPayment() {
    return subPayments.isEmpty() ? "" : subPayments.get(0);
  }

  /** Whether that sub-payment, or none where there is no choice, goes with it. */
  public boolean has(String subPayment) {
    return subPayments.isEmpty() ? subPayment.isEmpty() : subPayments.contains(subPayment);
  }

  /** Whether {@code PaymentInfoURL} is told first, and the payment comes later. */
  public boolean paidLater() {
    return way == Way.CODE || way == Way.APPLICATION;
  }

  /** The method of a {@code ChoosePayment} value, spelt exactly. */
  public static Optional<PaymentMethod> ofWireName(String wireName) {
    return Arrays.stream(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
  }
}
