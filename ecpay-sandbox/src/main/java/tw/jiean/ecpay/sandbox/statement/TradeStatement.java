package tw.jiean.ecpay.sandbox.statement;

import static java.util.stream.Collectors.groupingBy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.card.Authorisation;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.fault.FaultyRows;
import tw.jiean.ecpay.sandbox.settlement.Settlement;
import tw.jiean.ecpay.sandbox.settlement.Settlements;
import tw.jiean.ecpay.sandbox.trade.FeeTable;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;

/**
 * A merchant's payments by every method, one row each (page 2896). The columns are those that the
 * same file had at ECPay's sister service in 2016; today's are not established.
 */
public final class TradeStatement {

  private final Trades trades;
  private final Authorisations authorisations;
  private final Settlements settlements;
  private final FeeTable fees;
  private final Clock clock;
  private final Faults faults;

  /** Statements by the sandbox's clock. */
  public TradeStatement(
      Trades trades,
      Authorisations authorisations,
      Settlements settlements,
      FeeTable fees,
      Clock clock,
      Faults faults) {
    this.faults = faults;
    this.trades = trades;
    this.authorisations = authorisations;
    this.settlements = settlements;
    this.fees = fees;
    this.clock = clock;
  }

  /** Which of its days puts a payment into a statement. */
  public enum DateType {
    /** The day of the payment. */
    PAID("2"),
    /** The day on which the money reached the merchant's ECPay account. */
    PAID_OUT("4"),
    /** The day of the order. */
    ORDERED("6");

    private final String wireName;

    DateType(String wireName) {
      this.wireName = wireName;
    }

    /** The type of a value of {@code DateType}. */
    public static Optional<DateType> of(String wireName) {
      return Stream.of(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
    }

    Optional<LocalDate> day(TradeRow row) {
      return switch (this) {
        case PAID -> Optional.ofNullable(row.paidAt()).map(TaiwanTime::day);
        case PAID_OUT -> row.paidOutOn();
        case ORDERED -> Optional.of(TaiwanTime.day(row.trade().order().createdAt()));
      };
    }
  }

  /**
   * What a merchant asks for; an empty text leaves a filter out.
   *
   * @param paymentType {@code 01} to {@code 12}
   * @param platformStatus {@code 1} without, {@code 2} with a platform
   * @param paymentStatus {@code 0} unpaid, {@code 1} paid, {@code 2} failed
   * @param allocateStatus {@code 0} not paid out, {@code 1} paid out
   */
  public record Request(
      String merchantId,
      DateType dateType,
      Days days,
      String paymentType,
      String platformStatus,
      String paymentStatus,
      String allocateStatus,
      TradeFormat format) {}

  /** The rows, oldest order first, under their header. */
  public String csv(Request request) {
    LocalDate today = TaiwanTime.day(clock.instant());
    List<List<String>> cells = new ArrayList<>();
    cells.add(request.format().header());
    rows(request.merchantId())
        .filter(wanted(request, today))
        .forEach(row -> cells.add(request.format().cells(row, fees, today)));
    return request.format().csv(FaultyRows.of(faults, request.format().tradeNoColumn(), cells));
  }

  private Stream<TradeRow> rows(String merchantId) {
    Map<String, List<Settlement>> settled =
        settlements.of(merchantId).stream().collect(groupingBy(Settlement::tradeNo));
    Map<String, List<Authorisation>> cards =
        authorisations.all().stream()
            .filter(it -> it.merchantId().equals(merchantId))
            .collect(groupingBy(Authorisation::merchantTradeNo));
    return trades.all().stream()
        .filter(trade -> trade.order().merchantId().equals(merchantId))
        .sorted(Comparator.comparingLong(trade -> trade.order().id()))
        .flatMap(trade -> rows(trade, cards, settled));
  }

  private static Stream<TradeRow> rows(
      Trade trade, Map<String, List<Authorisation>> cards, Map<String, List<Settlement>> settled) {
    String tradeNo = trade.order().tradeNo();
    List<Authorisation> charged = cards.get(trade.order().merchantTradeNo());
    if (charged == null) {
      return Stream.of(
          new TradeRow(
              trade, null, tradeNo, trade.paidAt(), settled.getOrDefault(tradeNo, List.of())));
    }
    return charged.stream()
        .map(card ->
            new TradeRow(
                trade,
                card,
                card.tradeNo(),
                card.authorisedAt(),
                settled.getOrDefault(card.tradeNo(), List.of())));
  }

  private static Predicate<TradeRow> wanted(Request request, LocalDate today) {
    return row ->
        request.dateType().day(row).filter(request.days()::holds).isPresent()
            && fits(request.paymentType(), PaymentTypeCode.of(row.trade()))
            && fits(request.platformStatus(), platform(row) ? "2" : "1")
            && fits(request.paymentStatus(), row.status().wireName())
            && fits(request.allocateStatus(), row.paidOut(today) ? "1" : "0");
  }

  private static boolean fits(String wanted, String actual) {
    return wanted.isEmpty() || Objects.equals(wanted, actual);
  }

  private static boolean platform(TradeRow row) {
    return row.trade().order().fields().value("PlatformID").isPresent();
  }
}
