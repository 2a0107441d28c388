package tw.jiean.marketplace.ledger;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import tw.jiean.marketplace.money.Money;

/** Transfers for tests. Tests share a database, so each takes subjects of its own. */
final class LedgerFixtures {

  private static final Instant NOON = Instant.parse("2026-07-01T04:00:00Z");
  private static final AtomicLong COUNT = new AtomicLong();

  private LedgerFixtures() {}

  /** A subject that no test has used. */
  static String subject() {
    return "T" + COUNT.incrementAndGet();
  }

  static Transfer transfer(
      String id, TransferReason reason, Side debit, Side credit, long dollars) {
    return new Transfer(new TransferId(id), NOON, reason, debit, credit, Money.of(dollars));
  }

  /** A payment of an order, by an attempt of the same name. */
  static Transfer received(String order, long dollars) {
    return transfer(
        "payment:" + order + ":received",
        TransferReason.PAYMENT_RECEIVED,
        Side.receivable(order),
        Side.escrow(order),
        dollars);
  }

  /** A side of that account, with a subject that no test has used. */
  static Side side(LedgerAccount account) {
    return new Side(account, subject());
  }
}
