package tw.jiean.marketplace.payment;

import tw.jiean.ecpay.notification.PaymentDetails;
import tw.jiean.ecpay.refund.PaidWith.Card.Kind;

/**
 * What ECPay wants to know when a card's money is given back.
 *
 * @param gwsr number of the authorisation, in digits
 * @param kind what was special about the payment
 */
public record CardFacts(String gwsr, Kind kind) {

  static CardFacts of(PaymentDetails.Card card, PaymentDetails details) {
    return new CardFacts(card.gwsr(), kind(card, details));
  }

  /** UnionPay is the one whose first six digits ECPay does not tell (ECPay page 5675). */
  private static Kind kind(PaymentDetails.Card card, PaymentDetails details) {
    if (details.instalments().isPresent()) {
      return Kind.INSTALMENTS;
    }
    if (details.bonusPoints().isPresent()) {
      return Kind.BONUS_POINTS;
    }
    return card.lastFour().isPresent() && card.firstSix().isEmpty()
        ? Kind.UNION_PAY
        : Kind.ONE_PAYMENT;
  }
}
