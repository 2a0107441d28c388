package tw.jiean.ecpay;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import tw.jiean.ecpay.card.Authorisation;
import tw.jiean.ecpay.card.CardTrade;
import tw.jiean.ecpay.checkout.CheckoutForm;
import tw.jiean.ecpay.checkout.CheckoutRequest;
import tw.jiean.ecpay.checkout.PaymentChoice;
import tw.jiean.ecpay.checkout.PaymentChoice.CodeAddresses;
import tw.jiean.ecpay.notification.IssuedCode;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.PaymentDetails;
import tw.jiean.ecpay.notification.Trade;
import tw.jiean.ecpay.query.TradeInfo;
import tw.jiean.ecpay.refund.PaidWith;
import tw.jiean.ecpay.refund.PaidWith.Card.Capture;
import tw.jiean.ecpay.refund.PaidWith.Card.Kind;
import tw.jiean.ecpay.refund.RefundPlan;
import tw.jiean.ecpay.refund.RefundPlanner;
import tw.jiean.ecpay.refund.RefundRequest;
import tw.jiean.ecpay.statement.Statement;
import tw.jiean.ecpay.statement.TradeRow;
import tw.jiean.ecpay.statement.TradeStatementRequest;
import tw.jiean.ecpay.statement.TradeStatementRequest.DateType;

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
    CheckoutForm form = ecpay.checkout().form(order.extraPaidInfo().build());
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

  static List<PaymentChoice> codes() {
    // sample: codes
    var codeAddress = URI.create("https://shop.example/ecpay/payment-info/");
    var addresses = new CodeAddresses(codeAddress, null); // null: the buyer stays with ECPay
    var transfer = new PaymentChoice.Atm(3, addresses); // an account for 3 days
    var storeCode = new PaymentChoice.Cvs(7 * 24 * 60, addresses); // a code for a week of minutes
    var barcodes = new PaymentChoice.Barcode(7, addresses); // for 7 days
    // end
    return List.of(transfer, storeCode, barcodes);
  }

  static Optional<Instant> query(EcpayClient ecpay) {
    // sample: query
    var number = new MerchantTradeNo("SHOP0000000000001A");
    TradeInfo payment = ecpay.trades().ask(number);
    boolean paid = payment.status() == TradeInfo.Status.PAID;
    // end
    return paid ? payment.paymentDate() : Optional.empty();
  }

  static void giveBack(EcpayClient ecpay, MerchantTradeNo number, String checkCode, Shop shop) {
    // sample: refund
    TradeInfo payment = ecpay.trades().ask(number);
    PaymentDetails.Card card = payment.details().card().orElseThrow(); // by extraPaidInfo() only
    var trade = new CardTrade(number, payment.ecpayTradeNo().orElseThrow());
    TradeAmount charged = payment.amount().orElseThrow();

    Authorisation state = ecpay.cards().ask(card.gwsr(), charged, checkCode);
    Instant authorisedAt = state.authorisedAt().or(card::processDate).orElseThrow();
    var paidWith =
        new PaidWith.Card(state.state(), authorisedAt, Kind.ONE_PAYMENT, Capture.AUTOMATIC);
    var request = new RefundRequest(paidWith, charged, 0, charged); // 0 went back so far; now all
    RefundPlan plan = RefundPlanner.plan(request, Instant.now());
    if (plan instanceof RefundPlan.Act act) {
      act.steps().forEach(step -> ecpay.cards().perform(trade, step)); // never sent twice by itself
    } else {
      shop.tell(plan.reason()); // wait, transfer by bank, or do it elsewhere
    }
    // end
  }

  static void statement(EcpayClient ecpay, Shop shop) {
    // sample: statement
    var day = LocalDate.of(2026, 7, 1); // Taiwan's
    var wanted = new TradeStatementRequest(DateType.PAYMENT, day, day);
    try (Statement<TradeRow> rows = ecpay.statements().trades(wanted)) {
      rows.stream().forEach(row -> shop.compare(row.merchantTradeNo(), row.amount()));
    }
    // end
  }

  /** Whoever takes the client. */
  interface Shop {
    void tell(String reason);

    void paid(Trade trade);

    void show(IssuedCode code, Instant deadline);

    void compare(MerchantTradeNo number, long amount);
  }
}
