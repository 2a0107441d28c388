package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The fields that ECPay tells about a trade, without their signature (pages 2878, 2881, 2890). */
final class Messages {

  private static final List<String> STORES = List.of("family", "hilife", "okmart", "ibon");

  /** The sandbox's own: what ECPay says of an order without a code is not established. */
  private static final String NO_CODE = "99200010";

  private Messages() {}

  /** The payment notification; {@code RtnMsg} differs between first sending, repeat and browser. */
  static Form payment(Trade trade, String rtnMsg, boolean simulated, Instant now) {
    Order order = trade.order();
    Failure failure = trade.failure();
    Instant at = trade.finishedAt() == null ? now : trade.finishedAt();
    Form form = customFields(order);
    form =
        form.with("MerchantID", order.merchantId())
            .with("MerchantTradeNo", order.merchantTradeNo())
            .with("PaymentDate", TaiwanTime.dateTime(at))
            .with("PaymentType", trade.paymentType())
            .with("PaymentTypeChargeFee", Long.toString(fee(trade)))
            .with("RtnCode", failure == null ? "1" : failure.rtnCode())
            .with("RtnMsg", failure == null ? rtnMsg : failure.rtnMsg())
            .with("SimulatePaid", simulated ? "1" : "0")
            .with("StoreID", order.fields().text("StoreID"))
            .with("TradeAmt", Long.toString(order.amount()))
            .with("TradeDate", TaiwanTime.dateTime(order.createdAt()))
            .with("TradeNo", order.tradeNo());
    if (order.fields().value("PlatformID").isPresent()) {
      form = form.with("PlatformID", order.fields().text("PlatformID"));
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
    for (var field : code.fields().fields()) {
      form = form.with(field.name(), field.value());
    }
    return form;
  }

  /** The answer to a query. */
  static Form tradeInfo(Trade trade) {
    Order order = trade.order();
    Instant paidAt = trade.paidAt();
    String fee = paidAt == null ? "0" : Long.toString(fee(trade));
    Form form =
        customFields(order)
            .with("HandlingCharge", fee)
            .with("ItemName", order.fields().text("ItemName"))
            .with("MerchantID", order.merchantId())
            .with("MerchantTradeNo", order.merchantTradeNo())
            .with("PaymentDate", paidAt == null ? "" : TaiwanTime.dateTime(paidAt))
            .with("PaymentType", trade.paymentType())
            .with("PaymentTypeChargeFee", fee)
            .with("StoreID", order.fields().text("StoreID"))
            .with("TradeAmt", Long.toString(order.amount()))
            .with("TradeDate", TaiwanTime.dateTime(order.createdAt()))
            .with("TradeNo", order.tradeNo())
            .with("TradeStatus", tradeStatus(trade.state()));
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

  private static String tradeStatus(TradeState state) {
    return switch (state) {
      case CREATED, CODE_ISSUED, EXPIRED -> "0";
      case PAID -> "1";
      case FAILED -> "10200095";
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
      case CREDIT -> withCard(form, trade, trade.card(), at);
      case WEB_ATM ->
          form.with("WebATMAccBank", "004")
              .with("WebATMAccNo", "12345")
              .with("WebATMBankName", "臺灣銀行");
      case ATM -> form.with("ATMAccBank", "812").with("ATMAccNo", "54321");
      case CVS, BARCODE ->
          form.with("PaymentNo", method == PaymentMethod.CVS ? paymentNo(trade) : "")
              .with("PayFrom", STORES.get(Math.floorMod(trade.order().id(), STORES.size())));
    };
  }

  private static Form withCard(Form form, Trade trade, @Nullable CardAttempt card, Instant at) {
    if (card == null) {
      return form;
    }
    return form.with("gwsr", Long.toString(card.gwsr()))
        .with("process_date", TaiwanTime.dateTime(at))
        .with("auth_code", card.authCode())
        .with("amount", Long.toString(trade.order().amount()))
        .with("eci", "5")
        .with("card4no", card.last4())
        .with("card6no", card.first6())
        .with("stage", "0")
        .with("stast", "0")
        .with("staed", "0")
        .with("red_dan", "0")
        .with("red_de_amt", "0")
        .with("red_ok_amt", "0")
        .with("red_yet", "0");
  }

  private static String paymentNo(Trade trade) {
    return trade.code() == null ? "" : trade.code().fields().text("PaymentNo");
  }

  /** Individual members' fees before tax, rounded to the dollar (ECPay's fee page, 2026). */
  private static long fee(Trade trade) {
    PaymentMethod method = trade.method();
    long amount = trade.order().amount();
    if (method == null) {
      return 0;
    }
    return switch (method) {
      case CREDIT -> Math.max(5, (amount * 275 + 5_000) / 10_000);
      case WEB_ATM, ATM -> Math.max(10, (amount + 50) / 100);
      case CVS -> 30;
      case BARCODE -> 15;
    };
  }
}
