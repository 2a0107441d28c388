package tw.jiean.ecpay.sandbox.settlement;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.card.Authorisation;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.card.Balance;
import tw.jiean.ecpay.sandbox.card.CloseEntry;
import tw.jiean.ecpay.sandbox.settlement.Settlement.DayTotal;
import tw.jiean.ecpay.sandbox.trade.Fee;
import tw.jiean.ecpay.sandbox.trade.FeeTable;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Trade;
import tw.jiean.ecpay.sandbox.trade.Trades;

/** Every sum that ECPay settles, worked out from trades and authorisations when asked. */
public final class Settlements implements Balance {

  private final Trades trades;
  private final Authorisations authorisations;
  private final Merchants merchants;
  private final FeeTable fees;

  /** Settlements at a contract's fees. */
  public Settlements(
      Trades trades, Authorisations authorisations, Merchants merchants, FeeTable fees) {
    this.trades = trades;
    this.authorisations = authorisations;
    this.merchants = merchants;
    this.fees = fees;
  }

  /** All of a merchant's, oldest first. */
  public List<Settlement> of(String merchantId) {
    Stream<Settlement> cards =
        authorisations.all().stream()
            .filter(it -> it.merchantId().equals(merchantId))
            .flatMap(it -> of(it).stream());
    Stream<Settlement> others =
        trades.all().stream()
            .filter(trade -> trade.order().merchantId().equals(merchantId))
            .flatMap(trade -> ofUncarded(trade).stream());
    return Stream.concat(cards, others).sorted(comparing(Settlement::at)).toList();
  }

  /** What a day's captures or payments of one channel come to, refunds taken off. */
  public DayTotal total(String merchantId, Channel channel, LocalDate day) {
    return of(merchantId).stream()
        .filter(it -> it.channel() == channel && it.day().equals(day))
        .reduce(DayTotal.NOTHING, DayTotal::plus, DayTotal::plus);
  }

  /**
   * The deposit and all that was paid out by today, less what is reserved for refunds that will be
   * taken off later (page 2898).
   */
  @Override
  public long of(String merchantId, Instant now) {
    LocalDate today = TaiwanTime.day(now);
    List<Settlement> paidOut =
        of(merchantId).stream().filter(it -> !it.paidOutOn().isAfter(today)).toList();
    long refunded =
        authorisations.all().stream()
            .filter(it -> it.merchantId().equals(merchantId))
            .mapToLong(Authorisation::refunded)
            .sum();
    long takenOff =
        -paidOut.stream().filter(Settlement::refund).mapToLong(Settlement::amount).sum();
    long deposit = merchants.find(merchantId).map(Merchant::deposit).orElse(0L);
    return deposit + payouts(paidOut) - (refunded - takenOff);
  }

  private static long payouts(List<Settlement> settlements) {
    Map<List<Object>, DayTotal> days =
        settlements.stream()
            .collect(
                groupingBy(
                    it -> List.of(it.channel(), it.day()),
                    reducing(DayTotal.NOTHING, DayTotal.NOTHING::plus, DayTotal::plus)));
    return days.values().stream().mapToLong(DayTotal::payout).sum();
  }

  private List<Settlement> of(Authorisation authorisation) {
    return trades
        .find(authorisation.merchantId(), authorisation.merchantTradeNo())
        .flatMap(trade ->
            fees.of(trade.method(), authorisation.foreign())
                .map(fee -> of(authorisation, trade, fee)))
        .orElse(List.of());
  }

  private List<Settlement> of(Authorisation authorisation, Trade trade, Fee fee) {
    long whole = fees.mills(fee, authorisation.amount());
    List<Settlement> settlements = new ArrayList<>();
    // What stays with the merchant, from which each entry's fee is worked out.
    long kept = 0;
    for (CloseEntry entry : authorisation.entries()) {
      Instant at = entry.closedAt();
      if (at == null) {
        continue;
      }
      long before = kept;
      kept += entry.amount();
      LocalDate day = TaiwanTime.day(at);
      settlements.add(
          new Settlement(
              trade,
              authorisation,
              authorisation.tradeNo(),
              Channel.CARD,
              entry.amount(),
              share(whole, kept, authorisation) - share(whole, before, authorisation),
              at,
              BankDays.after(day),
              BankDays.after(day, fee.payoutDays())));
    }
    return settlements;
  }

  /** The fee of what is kept; parts are counted from all of it, so that together they are it. */
  private static long share(long whole, long kept, Authorisation authorisation) {
    long givenBack = authorisation.amount() - kept;
    return kept == 0 ? 0 : whole - whole * givenBack / authorisation.amount();
  }

  private Optional<Settlement> ofUncarded(Trade trade) {
    Instant paidAt = trade.paidAt();
    PaymentMethod method = trade.method();
    if (paidAt == null || method == null || trade.card() != null) {
      return Optional.empty();
    }
    long amount = trade.order().amount();
    return fees.of(method, false)
        .map(fee -> {
          LocalDate paidOutOn = TaiwanTime.day(paidAt).plusDays(fee.payoutDays());
          return new Settlement(
              trade,
              null,
              trade.order().tradeNo(),
              Channel.of(method),
              amount,
              fees.mills(fee, amount),
              paidAt,
              paidOutOn,
              paidOutOn);
        });
  }
}
