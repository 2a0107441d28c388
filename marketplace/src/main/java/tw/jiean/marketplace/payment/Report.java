package tw.jiean.marketplace.payment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.notification.IssuedCode;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.PaymentDetails;
import tw.jiean.ecpay.notification.Trade;
import tw.jiean.ecpay.query.TradeInfo;

/**
 * One thing that we were told of an attempt, with what it claims about the trade. Every way in
 * makes one of these, and they all meet the same rules.
 *
 * @param door the way in
 * @param tradeNo the attempt's number as it was told
 * @param fingerprint 64 hexadecimal digits that are the same for a repeat and for nothing else: the
 *     signature where there is one
 * @param code ECPay's result code, or a word of ours
 * @param claims what has to fit our own row
 * @param news what it says
 * @param fields all that came
 */
record Report(
    Door door,
    MerchantTradeNo tradeNo,
    String fingerprint,
    String code,
    Claims claims,
    News news,
    Map<String, String> fields) {

  /** The financier of BNPL said no (ECPay page 2890 and its own plugin). */
  private static final String FINANCIER_REFUSED = "10200163";

  /**
   * What a report says of the trade itself; what it does not say is null.
   *
   * @param merchant whose trade
   * @param dollars whole NT$
   * @param method ECPay's word for the way of paying, such as {@code Credit}
   */
  record Claims(@Nullable MerchantId merchant, @Nullable Long dollars, @Nullable String method) {
    static final Claims NONE = new Claims(null, null, null);
  }

  /** What ECPay's server told at one of our addresses. */
  static Report of(Door door, Notification notification) {
    Trade trade = notification.trade();
    return new Report(
        door,
        trade.merchantTradeNo(),
        notification.checkMacValue(),
        trade.rtnCode(),
        new Claims(trade.merchantId(), trade.amount().dollars(), trade.method()),
        news(notification),
        fields(notification.fields()));
  }

  /** What ECPay answered when it was asked, as far as it knows the trade. */
  static Report of(TradeInfo answer, MerchantId merchant) {
    return new Report(
        Door.QUERY,
        answer.merchantTradeNo(),
        answer.fields().value(CheckMacValue.FIELD).orElseThrow(),
        answer.fields().value("TradeStatus").orElse(""),
        new Claims(
            merchant,
            answer.amount().map(amount -> amount.dollars()).orElse(null),
            answer.paymentType().isEmpty() ? null : method(answer.paymentType())),
        news(answer),
        fields(answer.fields()));
  }

  /** The code that ECPay told when it was asked for it. */
  static Report of(tw.jiean.ecpay.query.PaymentCode answer, MerchantId merchant) {
    return new Report(
        Door.QUERY,
        answer.merchantTradeNo(),
        answer.fields().value(CheckMacValue.FIELD).orElseThrow(),
        answer.fields().value("RtnCode").orElse(""),
        new Claims(merchant, answer.amount().dollars(), method(answer.paymentType())),
        new News.CodeIssued(answer.ecpayTradeNo(), code(answer.code()), answer.deadline()),
        fields(answer.fields()));
  }

  /**
   * A row of a statement file that says paid.
   *
   * @param row the row as it came, by the headings of its columns
   */
  static Report ofStatement(
      MerchantTradeNo tradeNo,
      Optional<EcpayTradeNo> ecpayTradeNo,
      long dollars,
      Instant paidAt,
      Map<String, String> row) {
    return new Report(
        Door.STATEMENT,
        tradeNo,
        fingerprint("statement", row.toString()),
        "paid",
        new Claims(null, dollars, null),
        new News.Paid(ecpayTradeNo, paidAt, false, null),
        row);
  }

  /** Time is over, and ECPay was asked and knew of no payment. */
  static Report expired(MerchantTradeNo tradeNo) {
    return new Report(
        Door.CLOCK,
        tradeNo,
        fingerprint("expired", tradeNo.value()),
        "expired",
        Claims.NONE,
        new News.Expired(),
        Map.of());
  }

  /**
   * What an operator found out about an attempt.
   *
   * @param requestId the same for a form that is sent twice
   */
  static Report ofOperator(MerchantTradeNo tradeNo, String requestId, String actor, News news) {
    return new Report(
        Door.OPERATOR,
        tradeNo,
        fingerprint("operator", requestId),
        news instanceof News.Paid ? "paid" : "dismissed",
        Claims.NONE,
        news,
        Map.of("operator", actor));
  }

  private static News news(Notification notification) {
    return switch (notification) {
      case Notification.Paid paid ->
          new News.Paid(
              paid.trade().ecpayTradeNo(), paid.paymentDate(), false, card(paid.details()));
      case Notification.Simulated simulated ->
          new News.Paid(simulated.trade().ecpayTradeNo(), simulated.paymentDate(), true, null);
      case Notification.CodeIssued issued ->
          new News.CodeIssued(
              issued.trade().ecpayTradeNo(), code(issued.code()), issued.deadline());
      case Notification.Failed failed ->
          new News.Failed(failed.trade().ecpayTradeNo(), failed.trade().rtnCode());
      case Notification.Applied _, Notification.Undecided _ -> new News.Undecided();
    };
  }

  private static News news(TradeInfo answer) {
    return switch (answer.status()) {
      case PAID ->
          new News.Paid(
              answer.ecpayTradeNo(),
              answer.paymentDate().orElseThrow(),
              false,
              card(answer.details()));
      // Not established: the buyer left, or is still at the cashier. Only time tells (page 2890).
      case UNPAID, NOT_ESTABLISHED, UNKNOWN_TRADE -> new News.Unpaid();
      case OTHER -> {
        String status = answer.fields().value("TradeStatus").orElse("");
        yield status.equals(FINANCIER_REFUSED)
            ? new News.Failed(answer.ecpayTradeNo(), status)
            : new News.Undecided();
      }
    };
  }

  private static @Nullable CardFacts card(PaymentDetails details) {
    return details.card().map(card -> CardFacts.of(card, details)).orElse(null);
  }

  private static PaymentCode code(IssuedCode code) {
    return switch (code) {
      case IssuedCode.AtmAccount(var bank, var account) ->
          new PaymentCode.AtmAccount(bank, account);
      case IssuedCode.StoreCode(var number) -> new PaymentCode.StoreCode(number);
      case IssuedCode.Barcodes(var first, var second, var third) ->
          new PaymentCode.Barcodes(first, second, third);
    };
  }

  /** {@code Credit} of {@code Credit_CreditCard}. */
  private static String method(String paymentType) {
    int underscore = paymentType.indexOf('_');
    return underscore < 0 ? paymentType : paymentType.substring(0, underscore);
  }

  private static Map<String, String> fields(FormFields fields) {
    Map<String, String> map = new LinkedHashMap<>();
    fields.list().forEach(field -> map.put(field.getKey(), field.getValue()));
    return map;
  }

  private static String fingerprint(String kind, String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest((kind + ":" + content).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
