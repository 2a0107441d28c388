package tw.jiean.ecpay.sandbox.statement;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.card.Authorisation;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.fault.FaultyRows;
import tw.jiean.ecpay.sandbox.settlement.BankDays;
import tw.jiean.ecpay.sandbox.settlement.Settlement;
import tw.jiean.ecpay.sandbox.settlement.Settlements;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;

/**
 * What ECPay pays out for cards, one row for each capture and each refund (page 2898). A day's rows
 * appear at 14:00 of the bank day after it.
 */
public final class FundingStatement {

  private static final LocalTime AVAILABLE_AT = LocalTime.of(14, 0);
  private static final String TRADE_NO = "訂單編號";
  private static final List<String> HEADER =
      List.of("序號", "授權單號", "授權碼", TRADE_NO, "交易日期", "請款日期", "交易金額", "服務費(%數)", "撥款金額");

  private final Settlements settlements;
  private final Clock clock;
  private final Faults faults;

  /** Statements by the sandbox's clock. */
  public FundingStatement(Settlements settlements, Clock clock, Faults faults) {
    this.faults = faults;
    this.settlements = settlements;
    this.clock = clock;
  }

  /** Which of its days puts a settlement into a statement. */
  public enum DateType {
    /** The day on which the money reached the trust account. */
    FUND("fund", Settlement::settledOn),
    /** The day of the capture. */
    CLOSE("close", Settlement::day),
    /** The day on which the money reached the merchant's ECPay account. */
    ENTER("enter", Settlement::paidOutOn);

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // method references hold no state
    private final Function<Settlement, LocalDate> day;

    DateType(String wireName, Function<Settlement, LocalDate> day) {
      this.wireName = wireName;
      this.day = day;
    }

    /** The type of a value of {@code PayDateType}. */
    public static Optional<DateType> of(String wireName) {
      return Stream.of(values()).filter(type -> type.wireName.equals(wireName)).findFirst();
    }
  }

  /** The rows of some days, oldest first, under their header. */
  public String csv(String merchantId, DateType type, Days days) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    for (Settlement settlement : settlements.of(merchantId)) {
      LocalDate day = type.day.apply(settlement);
      Authorisation authorisation = settlement.authorisation();
      if (authorisation != null && days.holds(day) && available(day)) {
        rows.add(row(rows.size(), settlement, authorisation));
      }
    }
    return Csv.plain(FaultyRows.of(faults, TRADE_NO, rows));
  }

  private boolean available(LocalDate day) {
    return !TaiwanTime.at(clock.instant()).isBefore(BankDays.after(day).atTime(AVAILABLE_AT));
  }

  private static List<String> row(int number, Settlement settlement, Authorisation authorisation) {
    return List.of(
        Integer.toString(number),
        Long.toString(authorisation.gwsr()),
        authorisation.authCode(),
        authorisation.merchantTradeNo(),
        TaiwanTime.compactDate(authorisation.authorisedAt()),
        TaiwanTime.compactDate(settlement.at()),
        Long.toString(settlement.amount()),
        Csv.money(settlement.feeMills()),
        Csv.money(settlement.netMills()));
  }
}
