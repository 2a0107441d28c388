package tw.jiean.ecpay.sandbox.endpoint;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.period.Charge;
import tw.jiean.ecpay.sandbox.period.PeriodRefusal;
import tw.jiean.ecpay.sandbox.period.Plan;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.trade.CardAttempt;
import tw.jiean.ecpay.sandbox.trade.Order;
import tw.jiean.ecpay.sandbox.trade.Period;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * <a href="https://developers.ecpay.com.tw/?p=2892">Tells a periodic order with its charges.</a>
 */
@CheckedAgainst(doc = "2892", date = "2026-07")
final class QueryPeriod {

  private final RequestCheck check;
  private final Trades trades;
  private final Plans plans;

  QueryPeriod(RequestCheck check, Trades trades, Plans plans) {
    this.check = check;
    this.trades = trades;
    this.plans = plans;
  }

  ServerReply answer(Form query) {
    return ServerReply.json(
        check
            .refusalOfStamped(query)
            .map(refusal -> Answer.refused(query, refusal.number()))
            .orElseGet(() -> told(query)));
  }

  private Answer told(Form query) {
    Optional<Trade> trade = trades.find(query.text("MerchantID"), query.text("MerchantTradeNo"));
    if (trade.isEmpty()) {
      return Answer.refused(query, PeriodRefusal.UNKNOWN_TRADE.rtnCode());
    }
    CardAttempt card = trade.get().card();
    Optional<Plan> plan = plans.of(trade.get());
    return card == null || plan.isEmpty()
        ? Answer.refused(query, PeriodRefusal.NO_PLAN.rtnCode())
        : Answer.of(trade.get().order(), card, plan.get());
  }

  /** The answer's JSON; after a refusal it tells nothing but why. */
  record Answer(
      @JsonProperty("MerchantID") String merchantId,
      @JsonProperty("MerchantTradeNo") String merchantTradeNo,
      @JsonProperty("TradeNo") String tradeNo,
      @JsonProperty("RtnCode") long rtnCode,
      @JsonProperty("PeriodType") String periodType,
      @JsonProperty("Frequency") int frequency,
      @JsonProperty("ExecTimes") int execTimes,
      @JsonProperty("PeriodAmount") long periodAmount,
      long amount,
      long gwsr,
      @JsonProperty("process_date") String processDate,
      @JsonProperty("auth_code") String authCode,
      @JsonProperty("card4no") String last4,
      @JsonProperty("card6no") String first6,
      @JsonProperty("TotalSuccessTimes") int totalSuccessTimes,
      @JsonProperty("TotalSuccessAmount") long totalSuccessAmount,
      @JsonProperty("ExecStatus") String execStatus,
      @JsonProperty("ExecLog") List<LogEntry> execLog) {

    static Answer refused(Form query, String rtnCode) {
      return new Answer(
          query.text("MerchantID"),
          query.text("MerchantTradeNo"),
          "",
          Long.parseLong(rtnCode),
          "",
          0,
          0,
          0,
          0,
          0,
          "",
          "",
          "",
          "",
          0,
          0,
          "",
          List.of());
    }

    static Answer of(Order order, CardAttempt card, Plan plan) {
      Period period = plan.period();
      LogEntry first = LogEntry.first(order, card, plan.firstAt());
      return new Answer(
          order.merchantId(),
          order.merchantTradeNo(),
          order.tradeNo(),
          first.rtnCode(),
          period.type(),
          period.frequency(),
          period.execTimes(),
          period.amount(),
          first.amount(),
          first.gwsr(),
          first.processDate(),
          first.authCode(),
          card.last4(),
          card.first6(),
          plan.successes(),
          plan.successAmount(),
          plan.state().execStatus(),
          Stream.concat(Stream.of(first), plan.charges().stream().map(LogEntry::of)).toList());
    }
  }

  /** One charge. */
  record LogEntry(
      @JsonProperty("RtnCode") long rtnCode,
      long amount,
      long gwsr,
      @JsonProperty("process_date") String processDate,
      @JsonProperty("auth_code") String authCode,
      @JsonProperty("TradeNo") String tradeNo) {

    static LogEntry first(Order order, CardAttempt card, Instant at) {
      return new LogEntry(
          1,
          order.amount(),
          card.gwsr(),
          TaiwanTime.dateTime(at),
          card.authCode(),
          order.tradeNo());
    }

    static LogEntry of(Charge charge) {
      return new LogEntry(
          Long.parseLong(charge.rtnCode()),
          charge.amount(),
          charge.gwsr(),
          TaiwanTime.dateTime(charge.at()),
          charge.authCode(),
          charge.tradeNo());
    }
  }
}
