package tw.jiean.marketplace.payment;

import tw.jiean.marketplace.money.Money;

/**
 * What ECPay takes by a method, whatever the site would like: for cards, banks and stores from an
 * individual member, tax included (ECPay's fee page, read 2026-07; pages 36991, 37517 and 56448 for
 * TWQR, BNPL and WeChat Pay). Contracts may say otherwise.
 *
 * @param least whole NT$
 * @param most whole NT$
 */
record MethodLimits(Money least, Money most) {

  /** {@code TotalAmount} is an Int (ECPay page 2862); nothing else is known of these. */
  private static final MethodLimits UNKNOWN = of(1, Integer.MAX_VALUE);

  static MethodLimits of(PaymentMethod method) {
    return switch (method) {
      case CREDIT_CARD, APPLEPAY -> of(5, 199_999);
      case ATM, WEBATM -> of(11, 49_999);
      case CVS -> of(33, 6_000);
      case BARCODE -> of(17, 20_000);
      case TWQR -> of(6, 49_999);
      case BNPL -> of(3_000, 300_000);
      case WEIXIN -> of(6, 500_000);
      case JKOPAY, IPASS, LINEPAY, GOOGLEPAY -> UNKNOWN;
    };
  }

  private static MethodLimits of(long least, long most) {
    return new MethodLimits(Money.of(least), Money.of(most));
  }
}
