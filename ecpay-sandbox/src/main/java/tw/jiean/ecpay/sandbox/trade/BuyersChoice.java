package tw.jiean.ecpay.sandbox.trade;

import org.jspecify.annotations.Nullable;

/**
 * How a buyer pays. What is left open is as a buyer does who takes whatever comes first: the
 * order's first method, its first bank or store, a test card that the order's bank accepts, one
 * payment where the order allows that.
 *
 * @param subPayment bank, store, wallet or financier, by its name in {@code ChooseSubPayment}
 * @param card the digits of a card
 * @param instalments of a card or of a financier
 * @param redeem whether the card's bonus points pay a part
 */
public record BuyersChoice(
    @Nullable PaymentMethod method,
    @Nullable String subPayment,
    @Nullable String card,
    @Nullable Instalments instalments,
    boolean redeem) {

  /** Leaves everything open. */
  public static BuyersChoice any() {
    return new BuyersChoice(null, null, null, null, false);
  }

  /** By a method, for orders that leave it open. */
  public static BuyersChoice by(PaymentMethod method) {
    return new BuyersChoice(method, null, null, null, false);
  }

  /** By a card of that number. */
  public static BuyersChoice byCard(String number) {
    return new BuyersChoice(PaymentMethod.CREDIT, null, number, null, false);
  }

  /** The same at a bank, store, wallet or financier. */
  public BuyersChoice at(String subPayment) {
    return new BuyersChoice(method, subPayment, card, instalments, redeem);
  }

  /** The same in instalments. */
  public BuyersChoice in(Instalments instalments) {
    return new BuyersChoice(method, subPayment, card, instalments, redeem);
  }

  /** The same with bonus points. */
  public BuyersChoice redeeming() {
    return new BuyersChoice(method, subPayment, card, instalments, true);
  }

  /** Whether it says anything about a card. */
  boolean aboutCard() {
    return card != null || instalments != null || redeem;
  }
}
