package tw.jiean.ecpay.query;

import java.time.Clock;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.transport.HttpTransport;

/**
 * Asks ECPay what has become of a trade: {@code QueryTradeInfo/V5} (ECPay page 2890). Reads only,
 * so it may be repeated; ECPay shuts out who asks too often for 30 minutes.
 */
public final class TradeQuery {

  private static final String OPERATION = "QueryTradeInfo";
  private static final String PATH = "/Cashier/QueryTradeInfo/V5";

  private final EcpayConfig config;
  private final HttpTransport transport;
  private final Clock clock;

  /** For one merchant; the clock must be right to 3 minutes. */
  public TradeQuery(EcpayConfig config, HttpTransport transport, Clock clock) {
    this.config = config;
    this.transport = transport;
    this.clock = clock;
  }

  /**
   * Asks once.
   *
   * @throws EcpayUnreachable when no answer came
   * @throws RejectedByEcpay when ECPay answered with another status than 200
   * @throws InvalidSignature when the answer is not ECPay's
   * @throws UnreadableReply when the answer is not about this trade or not as documented
   */
  public TradeInfo ask(MerchantTradeNo tradeNo) {
    HttpTransport.Reply reply =
        transport.post(config.environment().resolve(PATH), question(tradeNo).encode());
    if (reply.status() >= 500) {
      throw new EcpayUnreachable(OPERATION, "HTTP " + reply.status(), null);
    }
    if (reply.status() != 200) {
      throw new RejectedByEcpay(OPERATION, "HTTP " + reply.status());
    }
    return read(tradeNo, verified(fields(reply.body())));
  }

  private FormFields question(MerchantTradeNo tradeNo) {
    List<Map.Entry<String, String>> fields = new ArrayList<>();
    fields.add(Map.entry("MerchantID", config.merchantId().value()));
    fields.add(Map.entry("MerchantTradeNo", tradeNo.value()));
    fields.add(Map.entry("TimeStamp", Long.toString(clock.instant().getEpochSecond())));
    fields.add(Map.entry(CheckMacValue.FIELD, config.checkMacValue().compute(fields)));
    return new FormFields(fields);
  }

  /** ECPay writes this answer without escapes, so it is split and not decoded. */
  private static FormFields fields(String body) {
    return new FormFields(
        Arrays.stream(body.split("&", -1))
            .map(field -> field.split("=", 2))
            .map(parts -> Map.entry(parts[0], parts.length > 1 ? parts[1] : ""))
            .toList());
  }

  private FormFields verified(FormFields fields) {
    String received = fields.value(CheckMacValue.FIELD).orElse("");
    if (fields.hasRepeatedName() || !config.checkMacValue().matches(fields.list(), received)) {
      throw new InvalidSignature(OPERATION);
    }
    return fields;
  }

  private TradeInfo read(MerchantTradeNo tradeNo, FormFields fields) {
    boolean ours =
        fields.value("MerchantID").filter(config.merchantId().value()::equals).isPresent()
            && fields.value("MerchantTradeNo").filter(tradeNo.value()::equals).isPresent();
    if (!ours) {
      throw new UnreadableReply(OPERATION, "about another trade", null);
    }
    TradeInfo info = info(tradeNo, fields);
    boolean complete =
        info.ecpayTradeNo().isPresent()
            && info.amount().isPresent()
            && info.paymentDate().isPresent();
    if (info.status() == TradeInfo.Status.PAID && !complete) {
      throw new UnreadableReply(OPERATION, "paid without number, amount or date", null);
    }
    return info;
  }

  private static TradeInfo info(MerchantTradeNo tradeNo, FormFields fields) {
    try {
      return new TradeInfo(
          tradeNo,
          TradeInfo.Status.of(
              fields
                  .nonEmpty("TradeStatus")
                  .orElseThrow(() -> new IllegalArgumentException("No TradeStatus"))),
          fields.nonEmpty("TradeNo").map(EcpayTradeNo::new),
          // 0 for a trade that ECPay does not know.
          fields.nonEmpty("TradeAmt").filter(digits -> !digits.equals("0")).map(TradeAmount::parse),
          fields.nonEmpty("PaymentDate").map(EcpayTime::parse),
          fields.value("PaymentType").orElse(""),
          fields);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new UnreadableReply(OPERATION, "a field is not of its type", e);
    }
  }
}
