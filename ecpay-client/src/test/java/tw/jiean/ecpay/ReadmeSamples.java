package tw.jiean.ecpay;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import tw.jiean.ecpay.card.Authorisation;
import tw.jiean.ecpay.card.CardTrade;
import tw.jiean.ecpay.checkout.CheckoutForm;
import tw.jiean.ecpay.checkout.CheckoutRequest;
import tw.jiean.ecpay.checkout.PaymentChoice;
import tw.jiean.ecpay.notification.IssuedCode;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.Trade;
import tw.jiean.ecpay.query.TradeInfo;
import tw.jiean.ecpay.refund.PaidWith;
import tw.jiean.ecpay.refund.PaidWith.Card.Capture;
import tw.jiean.ecpay.refund.PaidWith.Card.Kind;
import tw.jiean.ecpay.refund.RefundPlan;
import tw.jiean.ecpay.refund.RefundPlanner;
import tw.jiean.ecpay.refund.RefundRequest;

/** The code in README.md, compiled and run; {@link ReadmeTests} compares the two. */
final class ReadmeSamples {

  private ReadmeSamples() {}

  static String firstPayment() {
    // sample: payment
    EcpayConfig config = PublishedTestAccount.MERCHANT.at(EcpayEnvironment.STAGE);
    EcpayClient ecpay = EcpayClient.of(config); // immutable: one is enough
    var number = new MerchantTradeNo("SHOP0000000000001A"); // new for every attempt
    var price = new TradeAmount(1200); // whole NT$
    var told = URI.create("https://shop.example/ecpay/return/");
    var card = new PaymentChoice.Credit();
    var order =
        CheckoutRequest.of(number, Instant.now(), price, "Shop order", "Order 1", told, card);
    CheckoutForm form = ecpay.checkout().form(order.build());
    return form.html("Pay"); // the buyer's browser posts it
    // end
  }

  static EcpayConfig live(String hashKey, String hashIv, HashKeys nextKeys) {
    // sample: live
    EcpayConfig config =
        new EcpayConfig(new MerchantId("1234567"), hashKey, hashIv, EcpayEnvironment.PRODUCTION)
            .accepting(nextKeys); // only while keys are being changed
    // end
    return config;
  }

  static String receive(EcpayClient ecpay, String contentType, byte[] body, Shop shop) {
    // sample: notification
    Notification notification = ecpay.notifications().parse(contentType, body);
    if (notification instanceof Notification.Paid paid) {
      shop.paid(paid.trade()); // compare merchant, number, amount and method first
    } else if (notification instanceof Notification.CodeIssued issued) {
      shop.show(issued.code(), issued.deadline());
    }
    return "1|OK"; // these four bytes, and only after what happened is stored
    // end
  }

  static Optional<Instant> query(EcpayClient ecpay) {
    // sample: query
    TradeInfo info = ecpay.trades().ask(new MerchantTradeNo("SHOP0000000000001A"));
    boolean paid = info.status() == TradeInfo.Status.PAID;
    // end
    return paid ? info.paymentDate() : Optional.empty();
  }

  static void giveBack(
      EcpayClient ecpay,
      CardTrade trade,
      String gwsr,
      TradeAmount paid,
      Instant authorisedAt,
      String checkCode,
      Shop shop) {
    // sample: refund
    Authorisation card = ecpay.cards().ask(gwsr, paid, checkCode);
    var paidWith =
        new PaidWith.Card(card.state(), authorisedAt, Kind.ONE_PAYMENT, Capture.AUTOMATIC);
    var request = new RefundRequest(paidWith, paid, 0, paid);
    RefundPlan plan = RefundPlanner.plan(request, Instant.now());
    if (plan instanceof RefundPlan.Act act) {
      act.steps().forEach(step -> ecpay.cards().perform(trade, step)); // never sent twice by itself
    } else {
      shop.tell(plan.reason()); // wait, transfer by bank, or do it elsewhere
    }
    // end
  }

  /** Whoever takes the client. */
  interface Shop {
    void tell(String reason);

    void paid(Trade trade);

    void show(IssuedCode code, Instant deadline);
  }
}
