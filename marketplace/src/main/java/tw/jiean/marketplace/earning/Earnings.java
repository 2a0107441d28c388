package tw.jiean.marketplace.earning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Transfer;
import tw.jiean.marketplace.money.FeeRate;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;

/**
 * Books what sellers earn and keeps where it stands. Whoever changes an earning holds the lock of
 * its order; only the clearance comes without, and takes no other lock.
 */
@Service
public class Earnings {

  private static final ZoneId TAIWAN = ZoneId.of("Asia/Taipei");

  private final EarningRepository repository;
  private final Ledger ledger;
  private final Clock clock;

  Earnings(EarningRepository repository, Ledger ledger, Clock clock) {
    this.repository = repository;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Splits all that is held for an order between seller and platform. An order earns once.
   *
   * @param held what the books hold for it, at least NT$1
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Earning earn(
      ChargeReference reference,
      AccountId seller,
      Money held,
      FeeRate rate,
      Duration clearance,
      Instant at) {
    Money.Split split = held.split(rate);
    Earning earning =
        new Earning(
            reference,
            seller,
            split.rest(),
            split.fee(),
            EarningStatus.PENDING_CLEARANCE,
            1,
            at,
            at.plus(clearance),
            null);
    repository.insert(earning);
    ledger.post(EarningTransfers.of(earning, split, at));
    return earning;
  }

  /**
   * Stops the clearance.
   *
   * @return false when the money is available already, or was never earned
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean freeze(ChargeReference reference) {
    Optional<Earning> earning =
        repository
            .lock(reference)
            .filter(found -> found.status() == EarningStatus.PENDING_CLEARANCE);
    earning.ifPresent(found -> repository.update(found.frozen(clock.instant())));
    return earning.isPresent();
  }

  /** Goes on with the time of clearance that was left. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void thaw(ChargeReference reference) {
    repository.update(locked(reference).thawed(clock.instant()));
  }

  /**
   * Books an earning anew: takes all of it back into what is held for the order, and splits the new
   * sum. What is not in it is held until it is given back.
   *
   * @param total the seller's and the platform's part together, nothing for a reversal
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void rebook(ChargeReference reference, Money total, FeeRate rate) {
    Earning earning = locked(reference);
    Instant now = clock.instant();
    Money.Split before = new Money.Split(earning.commission(), earning.amount());
    Money.Split after = total.split(rate);
    Earning rebooked = earning.rebooked(after);
    repository.update(rebooked);
    List<Transfer> transfers = new ArrayList<>();
    EarningTransfers.of(earning, before, earning.earnedAt())
        .forEach(transfer -> transfers.add(transfer.corrected(now)));
    transfers.addAll(EarningTransfers.of(rebooked, after, now));
    ledger.post(transfers);
  }

  /** The earning of an order, if it has one. */
  @Transactional(readOnly = true)
  public Optional<Earning> of(ChargeReference reference) {
    return repository.find(reference);
  }

  /** What a seller has earned, newest first. */
  @Transactional(readOnly = true)
  public List<Earning> newest(AccountId seller, int limit) {
    return repository.newest(seller, limit);
  }

  /** The same before the earning of that order; nothing when there is none. */
  @Transactional(readOnly = true)
  public List<Earning> older(AccountId seller, ChargeReference than, int limit) {
    return repository.older(seller, than, limit);
  }

  /** What a seller has earned after that order, the oldest first; nothing when there is none. */
  @Transactional(readOnly = true)
  public List<Earning> newer(AccountId seller, ChargeReference than, int limit) {
    return repository.newer(seller, than, limit);
  }

  /** The sums of what a seller has earned. */
  @Transactional(readOnly = true)
  public EarningSums sums(AccountId seller) {
    Map<EarningStatus, Money> sums = repository.sums(seller);
    return new EarningSums(
        sums.getOrDefault(EarningStatus.PENDING_CLEARANCE, Money.ZERO),
        sums.getOrDefault(EarningStatus.FROZEN, Money.ZERO),
        sums.getOrDefault(EarningStatus.AVAILABLE, Money.ZERO));
  }

  /**
   * What a seller has earned in each of the last months, this one included, oldest first; by the
   * calendar of Taiwan, and as it stands now: what went back is not in it.
   */
  @Transactional(readOnly = true)
  public SortedMap<YearMonth, Money> months(AccountId seller, int count) {
    YearMonth last = YearMonth.now(clock.withZone(TAIWAN));
    YearMonth first = last.minusMonths(count - 1L);
    Map<YearMonth, Money> earned =
        repository.months(seller, first.atDay(1).atStartOfDay(TAIWAN).toInstant());
    SortedMap<YearMonth, Money> months = new TreeMap<>();
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.put(month, earned.getOrDefault(month, Money.ZERO));
    }
    return months;
  }

  /** Makes everything available whose clearance is over. Any number of instances may do so. */
  @Transactional
  public int clear() {
    return repository.clear(clock.instant());
  }

  private Earning locked(ChargeReference reference) {
    return repository
        .lock(reference)
        .orElseThrow(() -> new IllegalStateException("Nothing was earned with " + reference));
  }
}
