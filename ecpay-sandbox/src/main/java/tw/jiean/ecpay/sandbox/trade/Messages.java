package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.util.stream.IntStream;
import tw.jiean.ecpay.sandbox.trade.PaymentSource.BankAccount;
import tw.jiean.ecpay.sandbox.trade.PaymentSource.Store;
import tw.jiean.ecpay.sandbox.trade.PaymentSource.Wallet;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The fields that ECPay tells about a trade, without their signature (pages 2878, 2881, 2890). */
final class Messages {

  /** The sandbox's own: what ECPay says of an order without a code is not established. */
  private static final String NO_CODE = "99200010";

  private Messages() {}

  /** The payment notification; {@code RtnMsg} differs between first sending, repeat and browser. */
  static Form payment(Trade trade, FeeTable fees, String rtnMsg, boolean simulated, Instant now) {
    Order order = trade.order();
    Failure failure = trade.failure();
    Instant at = trade.finishedAt() == null ? now : trade.finishedAt();
    Form form = customFields(order);
    form =
        form.with("MerchantID", order.merchantId())
            .with("MerchantTradeNo", order.merchantTradeNo())
            .with("PaymentDate", TaiwanTime.dateTime(at))
            .with("PaymentType", trade.paymentType())
            .with("PaymentTypeChargeFee", Long.toString(fees.charged(trade)))
            .with("RtnCode", failure == null ? "1" : failure.rtnCode())
            .with("RtnMsg", failure == null ? rtnMsg : failure.rtnMsg())
            .with("SimulatePaid", simulated ? "1" : "0")
            .with("StoreID", order.fields().text("StoreID"))
            .with("TradeAmt", Long.toString(order.amount()))
            .with("TradeDate", TaiwanTime.dateTime(order.createdAt()))
            .with("TradeNo", order.tradeNo());
    if (order.platformId().isPresent()) {
      form = form.with("PlatformID", order.platformId().get());
    }
    return failure == null ? withExtraInfo(form, trade, at) : form;
  }

  /**
   * The notification of an issued code, for {@code PaymentInfoURL} and {@code ClientRedirectURL}.
   */
  static Form codeIssued(Trade trade, PaymentCode code) {
    Order order = trade.order();
    Form form =
        customFields(order)
            .with("MerchantID", order.merchantId())
            .with("MerchantTradeNo", order.merchantTradeNo())
            .with("PaymentType", trade.paymentType())
            .with("RtnCode", code.rtnCode())
            .with("RtnMsg", code.rtnMsg())
            .with("StoreID", order.fields().text("StoreID"))
            .with("TradeAmt", Long.toString(order.amount()))
            .with("TradeDate", TaiwanTime.dateTime(order.createdAt()))
            .with("TradeNo", order.tradeNo());
    return form.with(code.fields());
  }

  /** The answer to a query. */
  static Form tradeInfo(Trade trade, FeeTable fees) {
    Order order = trade.order();
    Instant paidAt = trade.paidAt();
    Form form =
        customFields(order)
            .with("HandlingCharge", paidAt == null ? "0" : Long.toString(fees.beforeTax(trade)))
            .with("ItemName", order.fields().text("ItemName"))
            .with("MerchantID", order.merchantId())
            .with("MerchantTradeNo", order.merchantTradeNo())
            .with("PaymentDate", paidAt == null ? "" : TaiwanTime.dateTime(paidAt))
            .with("PaymentType", trade.paymentType())
            .with("PaymentTypeChargeFee", paidAt == null ? "0" : Long.toString(fees.charged(trade)))
            .with("StoreID", order.fields().text("StoreID"))
            .with("TradeAmt", Long.toString(order.amount()))
            .with("TradeDate", TaiwanTime.dateTime(order.createdAt()))
            .with("TradeNo", order.tradeNo())
            .with("TradeStatus", tradeStatus(trade));
    return paidAt == null ? form : withExtraInfo(form, trade, paidAt);
  }

  /** The answer to a query that found nothing (recorded from ECPay's stage, 2026-07). */
  static Form noTradeInfo(String merchantId, String merchantTradeNo, String tradeStatus) {
    return Form.of(
        "HandlingCharge", "0",
        "ItemName", "",
        "MerchantID", merchantId,
        "MerchantTradeNo", merchantTradeNo,
        "PaymentDate", "",
        "PaymentType", "",
        "PaymentTypeChargeFee", "0",
        "TradeAmt", "0",
        "TradeDate", "",
        "TradeNo", "",
        "TradeStatus", tradeStatus);
  }

  /**
   * The answer to a query for a code: the code's own notification once more, while it can be paid
   * (page 5615).
   */
  static Form paymentInfo(Trade trade) {
    PaymentCode code = trade.code();
    Order order = trade.order();
    return code == null || trade.state() == TradeState.PAID
        ? noPaymentInfo(order.merchantId(), order.merchantTradeNo(), NO_CODE)
        : codeIssued(trade, code);
  }

  /** The answer to a query for a code that found none; its form is the sandbox's choice. */
  static Form noPaymentInfo(String merchantId, String merchantTradeNo, String rtnCode) {
    return Form.of(
        "MerchantID", merchantId,
        "MerchantTradeNo", merchantTradeNo,
        "PaymentType", "",
        "RtnCode", rtnCode,
        "RtnMsg", "查無取號資料",
        "TradeAmt", "0",
        "TradeDate", "",
        "TradeNo", "");
  }

  private static String tradeStatus(Trade trade) {
    return switch (trade.state()) {
      case CREATED, CODE_ISSUED, APPLIED, UNKNOWN, EXPIRED -> "0";
      case PAID -> "1";
      case FAILED -> {
        Failure failure = trade.failure();
        yield failure != null && failure.byFinancier() ? failure.rtnCode() : "10200095";
      }
    };
  }

  private static Form customFields(Order order) {
    return IntStream.rangeClosed(1, 4)
        .mapToObj(i -> "CustomField" + i)
        .reduce(
            Form.of(),
            (form, name) -> form.with(name, order.fields().text(name)),
            (one, other) -> one);
  }

  /** What {@code NeedExtraPaidInfo=Y} adds (page 5675). */
  private static Form withExtraInfo(Form form, Trade trade, Instant at) {
    PaymentMethod method = trade.method();
    if (!trade.order().wantsExtraInfo() || method == null) {
      return form;
    }
    return switch (method) {
      case CREDIT, APPLE_PAY ->
          trade.card() == null ? form : withCard(form, trade.order(), trade.card(), at);
      case WEB_ATM, ATM, CVS, BARCODE, TWQR, WEIXIN, DIGITAL_PAYMENT ->
          trade.source() == null ? form : withSource(form, trade, method, trade.source());
      case BNPL -> trade.code() == null ? form : form.with(trade.code().fields());
    };
  }

  private static Form withCard(Form form, Order order, CardAttempt card, Instant at) {
    Instalments plan = card.instalments();
    BonusPoints points = card.points();
    long amount = order.amount();
    Form more =
        form.with("gwsr", Long.toString(card.gwsr()))
            .with("process_date", TaiwanTime.dateTime(at))
            .with("auth_code", card.authCode())
            .with("amount", Long.toString(amount))
            .with("eci", Integer.toString(card.eci()))
            .with("card4no", card.last4())
            .with("card6no", card.unionPay() ? "" : card.first6())
            .with("stage", plan == null ? "0" : Integer.toString(plan.count()))
            .with("stast", plan == null ? "0" : Long.toString(plan.first(amount)))
            .with("staed", plan == null ? "0" : Long.toString(plan.others(amount)))
            .with("red_dan", points == null ? "0" : Long.toString(points.used()))
            .with("red_de_amt", points == null ? "0" : Long.toString(points.deducted()))
            .with("red_ok_amt", points == null ? "0" : Long.toString(amount - points.deducted()))
            .with("red_yet", points == null ? "0" : Long.toString(points.left()));
    return order.period().map(period -> withPeriod(more, period)).orElse(more);
  }

  private static Form withPeriod(Form form, Period period) {
    return form.with("PeriodType", period.type())
        .with("Frequency", Integer.toString(period.frequency()))
        .with("ExecTimes", Integer.toString(period.execTimes()))
        .with("PeriodAmount", Long.toString(period.amount()))
        .with("TotalSuccessTimes", "1")
        .with("TotalSuccessAmount", Long.toString(period.amount()));
  }

  private static Form withSource(
      Form form, Trade trade, PaymentMethod method, PaymentSource source) {
    if (source instanceof BankAccount account) {
      return method == PaymentMethod.ATM
          ? form.with("ATMAccBank", account.bankCode()).with("ATMAccNo", account.lastFive())
          : form.with("WebATMAccBank", account.bankCode())
              .with("WebATMAccNo", account.lastFive())
              .with("WebATMBankName", Bank.titleOf(account.bankCode()));
    }
    if (source instanceof Store store) {
      return form.with("PaymentNo", paymentNo(trade)).with("PayFrom", store.payFrom());
    }
    Wallet wallet = (Wallet) source;
    return method == PaymentMethod.TWQR ? form.with("TWQRTradeNo", wallet.tradeNo()) : form;
  }

  private static String paymentNo(Trade trade) {
    return trade.code() == null ? "" : trade.code().fields().text("PaymentNo");
  }
}
