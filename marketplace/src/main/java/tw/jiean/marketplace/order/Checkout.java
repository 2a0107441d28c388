package tw.jiean.marketplace.order;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.MethodOffer;
import tw.jiean.marketplace.payment.OpenedPayment;
import tw.jiean.marketplace.payment.PaymentMethod;

/** What comes of wanting to pay: a form for ECPay, or a refusal that the buyer can read. */
public sealed interface Checkout {

  /**
   * The order stands and a payment attempt is open: the buyer's browser takes the form to ECPay.
   */
  record Opened(Order order, MethodChoice choice, OpenedPayment payment) implements Checkout {

    /** The way of paying. */
    public PaymentMethod method() {
      return Objects.requireNonNull(choice.method());
    }
  }

  /** Nothing was changed. */
  sealed interface Refused extends Checkout {}

  /** No such service, or one that operators have hidden. */
  record UnknownService() implements Refused {}

  /** No such plan, or one that the service does not have. */
  record InvalidPlan() implements Refused {}

  /** No such payment method, or one that is switched off. */
  record InvalidMethod() implements Refused {}

  /** The seller has changed the price since the buyer saw it. */
  record PriceChanged(Money shown, Money now) implements Refused {}

  /** Nobody buys from himself. */
  record OwnService() implements Refused {}

  /** The price lies outside what the method takes. */
  record AmountOutsideLimits(MethodOffer offer, Money amount) implements Refused {}

  /**
   * No such number of instalments, or one that is not offered for this price.
   *
   * @param plan what was wanted, or null when it does not exist here
   */
  record InvalidInstalments(MethodOffer.@Nullable Plan plan, Money amount) implements Refused {}

  /** Nobody is offered so many days to pay. */
  record InvalidTimeToPay(MethodOffer offer) implements Refused {}

  /** The same request once made something else: another service, plan, method or terms. */
  record RequestReused(Order order) implements Refused {}

  /** No order of that number that this account bought. */
  record UnknownOrder() implements Refused {}

  /** Paid or cancelled: there is nothing to pay. */
  record NotPayable(Order order) implements Refused {}
}
