package tw.jiean.marketplace.refund;

import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.card.CardTrade;
import tw.jiean.ecpay.refund.PaidWith;
import tw.jiean.marketplace.payment.CardFacts;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentView;

/** Which way the money of a payment can go back at all, before ECPay is asked. */
sealed interface RefundRoute {

  /**
   * By the card; its state has to be asked for.
   *
   * @param paidAt when it was authorised, if ECPay does not say so
   */
  record ByCard(CardTrade trade, CardFacts card, Instant paidAt) implements RefundRoute {}

  /** As the planner says of another way of paying. */
  record Planned(PaidWith.Other paidWith) implements RefundRoute {}

  /** By hand, because something is missing here. */
  record ByHand(RefundCause cause) implements RefundRoute {}

  /**
   * The way.
   *
   * @param stage whether it is ECPay's stage, which gives nothing back
   * @param checkCode whether cards' states can be asked for
   */
  static RefundRoute of(PaymentView paid, boolean stage, boolean checkCode) {
    Optional<PaidWith.Other> other = other(paid.method());
    if (paid.simulated()) {
      return new ByHand(RefundCause.SIMULATED);
    }
    if (other.isPresent()) {
      return new Planned(other.get());
    }
    if (stage) {
      return new ByHand(RefundCause.STAGE);
    }
    CardFacts card = paid.card();
    String tradeNo = paid.ecpayTradeNo();
    Instant paidAt = paid.paidAt();
    if (card == null || tradeNo == null || paidAt == null) {
      return new ByHand(RefundCause.NO_CARD_NUMBER);
    }
    if (!checkCode) {
      return new ByHand(RefundCause.NO_CHECK_CODE);
    }
    return new ByCard(
        new CardTrade(new MerchantTradeNo(paid.merchantTradeNo()), new EcpayTradeNo(tradeNo)),
        card,
        paidAt);
  }

  /** Whether only a bank transfer gives it back, as is known from how it was paid. */
  static boolean isByTransfer(PaymentView paid) {
    return !paid.simulated()
        && switch (paid.method()) {
          case ATM, WEBATM, CVS, BARCODE -> true;
          case CREDIT_CARD, APPLEPAY, TWQR, BNPL, WEIXIN, JKOPAY, IPASS, LINEPAY, GOOGLEPAY ->
              false;
        };
  }

  /** How the money came in if not by a card. */
  private static Optional<PaidWith.Other> other(PaymentMethod method) {
    return switch (method) {
      case CREDIT_CARD, APPLEPAY -> Optional.empty();
      case ATM -> Optional.of(PaidWith.Other.ATM);
      case WEBATM -> Optional.of(PaidWith.Other.WEB_ATM);
      case CVS -> Optional.of(PaidWith.Other.CVS);
      case BARCODE -> Optional.of(PaidWith.Other.BARCODE);
      case TWQR -> Optional.of(PaidWith.Other.TWQR);
      case BNPL -> Optional.of(PaidWith.Other.BNPL);
      case WEIXIN -> Optional.of(PaidWith.Other.WEI_XIN);
      case JKOPAY, IPASS -> Optional.of(PaidWith.Other.DIGITAL_PAYMENT);
      case LINEPAY, GOOGLEPAY -> Optional.of(PaidWith.Other.UNKNOWN);
    };
  }
}
