package tw.jiean.ecpay.refund;

import java.time.Instant;
import tw.jiean.ecpay.refund.PaidWith.Card;
import tw.jiean.ecpay.refund.PaidWith.Other;
import tw.jiean.ecpay.refund.RefundPlan.BankTransfer;
import tw.jiean.ecpay.refund.RefundPlan.ByHand;
import tw.jiean.ecpay.refund.RefundPlan.Place;
import tw.jiean.ecpay.refund.RefundPlan.Refused;

/**
 * Says how money can be given back. It only thinks: it calls nobody, knows no clock and always
 * answers the same to the same (ECPay pages 2885, 9242 and 16567; help page 4809).
 *
 * <p>What it cannot know: a refund also fails when the merchant's account with ECPay holds less.
 */
public final class RefundPlanner {

  private RefundPlanner() {}

  /**
   * The way to give this back now.
   *
   * @param now the time to plan for; the card's state must be as fresh
   */
  public static RefundPlan plan(RefundRequest request, Instant now) {
    if (request.amount().dollars() > request.left()) {
      return new Refused(
          PlanReason.MORE_THAN_LEFT,
          "NT$"
              + request.amount()
              + " is more than the NT$"
              + request.left()
              + " that are left of it.");
    }
    return request.paidWith() instanceof Card card
        ? new CardRefund(request, card, now).plan()
        : plan((Other) request.paidWith());
  }

  private static RefundPlan plan(Other paidWith) {
    return switch (paidWith) {
      case ATM, WEB_ATM, CVS, BARCODE -> new BankTransfer(PlanReason.CARDS_ONLY);
      case TWQR -> new ByHand(Place.OPAY_CONSOLE, PlanReason.SETTLED_BY_OPAY);
      case BNPL -> new ByHand(Place.FINANCIER, PlanReason.FINANCED);
      case WEI_XIN, DIGITAL_PAYMENT -> new ByHand(Place.WALLET, PlanReason.WALLET);
      case UNKNOWN -> new ByHand(Place.ECPAY_SERVICE, PlanReason.UNKNOWN_METHOD);
    };
  }
}
