package tw.jiean.marketplace.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The books of the marketplace. Transfers are added in the transaction of their cause and are never
 * changed; balances are sums over them, at present or at any past moment.
 *
 * <p>Moments are those of recording, so what a past balance was does not change when something is
 * told late. A moment is settled as soon as the transactions that were open at it have ended.
 */
@Service
public class Ledger {

  private final LedgerRepository repository;
  private final Clock clock;

  Ledger(LedgerRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Adds transfers, with one statement however many they are. One that is there already with the
   * same reason, sides and amount is left as it is; of two posters at once the second waits for the
   * first. Nothing happens for an empty collection.
   *
   * @throws TransferConflict when an id stands for something else; the transaction must roll back
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void post(Collection<Transfer> transfers) {
    if (transfers.isEmpty()) {
      return;
    }
    // One order for all posters, so that none waits for one that waits for it.
    TreeMap<String, Transfer> byId = new TreeMap<>();
    transfers.forEach(posted -> byId.merge(posted.id().value(), posted, Ledger::requireSame));
    if (repository.insert(byId.values(), clock.instant()) < byId.size()) {
      repository
          .find(byId.keySet())
          .forEach(known ->
              byId.merge(known.id().value(), known, (posted, same) -> requireSame(same, posted)));
    }
  }

  private static Transfer requireSame(Transfer known, Transfer posted) {
    if (!posted.movesTheSameAs(known)) {
      throw new TransferConflict(posted, known);
    }
    return known;
  }

  /** The balance of a side in whole NT$: positive on its account's normal side. */
  public long balance(Side side) {
    return repository.balance(side, LedgerRepository.EVER);
  }

  /** The balance that a side had at a moment, with everything recorded until then. */
  public long balance(Side side, Instant at) {
    return repository.balance(side, LedgerRepository.moment(at));
  }

  /**
   * All accounts with what has been debited and credited to them. The debits of all add up to the
   * credits of all. Takes as long with many transfers as with few.
   */
  public List<AccountTotals> trialBalance() {
    return repository.totals();
  }

  /** The same until a past moment; reads every transfer until then. */
  public List<AccountTotals> trialBalance(Instant at) {
    return repository.totals(LedgerRepository.moment(at));
  }

  /** What changed the balance of a side, newest first, at most so many entries. */
  public List<LedgerEntry> history(Side side, int limit) {
    return repository.history(side, limit);
  }
}
