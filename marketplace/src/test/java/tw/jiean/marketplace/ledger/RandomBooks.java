package tw.jiean.marketplace.ledger;

import static tw.jiean.marketplace.ledger.LedgerAccount.CASH;
import static tw.jiean.marketplace.ledger.LedgerAccount.ECPAY_RECEIVABLE;
import static tw.jiean.marketplace.ledger.LedgerAccount.ORDER_ESCROW;
import static tw.jiean.marketplace.ledger.LedgerAccount.PLATFORM_REVENUE;
import static tw.jiean.marketplace.ledger.LedgerAccount.REFUND_PAYABLE;
import static tw.jiean.marketplace.ledger.LedgerAccount.SURPLUS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import tw.jiean.marketplace.money.Money;

/**
 * Payments, refunds, fees, payouts and finished orders as they might come, and beside them the
 * simplest bookkeeping there is: a number for each side. The ledger has to say the same.
 */
final class RandomBooks {

  private final Random random;
  private final String name;
  private final Instant at;
  private final Map<Side, Long> balances = new LinkedHashMap<>();
  private final Map<LedgerAccount, Long> debits = new EnumMap<>(LedgerAccount.class);
  private final Map<LedgerAccount, Long> credits = new EnumMap<>(LedgerAccount.class);
  private final Map<LedgerAccount, List<Side>> open = new EnumMap<>(LedgerAccount.class);
  private final List<Transfer> booked = new ArrayList<>();
  private final List<Transfer> undoable = new ArrayList<>();
  private final List<Side> finished = new ArrayList<>();
  private long count;

  /**
   * Begins with nothing.
   *
   * @param name begins every subject, so that several books can be in one database
   * @param at when everything is said to have happened
   */
  RandomBooks(Random random, String name, Instant at) {
    this.random = random;
    this.name = name;
    this.at = at;
  }

  /** The next operation: one cause with its transfers, booked here already. Some are repeats. */
  List<Transfer> next() {
    if (random.nextInt(12) == 0 && !booked.isEmpty()) {
      return List.of(anyBooked());
    }
    TransferReason[] reasons = TransferReason.values();
    List<Transfer> transfers =
        random.nextInt(4) == 0 ? payment() : of(reasons[random.nextInt(reasons.length)]);
    transfers.forEach(this::book);
    return transfers;
  }

  /** One of the transfers that have been made. */
  Transfer anyBooked() {
    return booked.get(random.nextInt(booked.size()));
  }

  private List<Transfer> of(TransferReason reason) {
    Side cash = Side.house(CASH);
    Side fees = Side.house(LedgerAccount.GATEWAY_FEE);
    Side rounding = Side.house(LedgerAccount.ROUNDING);
    return switch (reason) {
      case PAYMENT_RECEIVED -> payment();
      case SURPLUS_RECEIVED ->
          List.of(make(reason, fresh(ECPAY_RECEIVABLE), fresh(SURPLUS), price()));
      case SURPLUS_REVIVED ->
          from(SURPLUS, some -> make(reason, some, fresh(ORDER_ESCROW), all(some)));
      case REFUND_REQUESTED ->
          from(ORDER_ESCROW, some -> make(reason, some, fresh(REFUND_PAYABLE), part(some)));
      case SURPLUS_REFUND_REQUESTED ->
          from(SURPLUS, some -> make(reason, some, fresh(REFUND_PAYABLE), part(some)));
      case REFUND_WITHDRAWN ->
          from(
              REFUND_PAYABLE,
              some ->
                  make(
                      reason,
                      some,
                      withMoney(random.nextBoolean() ? ORDER_ESCROW : SURPLUS)
                          .orElseGet(() -> fresh(SURPLUS)),
                      all(some)));
      case REFUND_PAID_BY_ECPAY ->
          from(
              REFUND_PAYABLE,
              some ->
                  make(
                      reason,
                      some,
                      withMoney(ECPAY_RECEIVABLE).orElseGet(() -> fresh(ECPAY_RECEIVABLE)),
                      all(some)));
      case REFUND_PAID_BY_TRANSFER ->
          from(REFUND_PAYABLE, some -> make(reason, some, cash, all(some)));
      case ECPAY_PAID_OUT -> from(ECPAY_RECEIVABLE, some -> make(reason, cash, some, all(some)));
      case ECPAY_TOOK_BACK -> from(ECPAY_RECEIVABLE, some -> make(reason, some, cash, part(some)));
      case GATEWAY_FEE -> from(ECPAY_RECEIVABLE, some -> make(reason, fees, some, fee()));
      case GATEWAY_FEE_RETURNED -> from(ECPAY_RECEIVABLE, some -> make(reason, some, fees, fee()));
      case ROUNDING ->
          from(
              ECPAY_RECEIVABLE,
              some ->
                  random.nextBoolean()
                      ? make(reason, rounding, some, 1)
                      : make(reason, some, rounding, 1));
      case EARNING, COMMISSION -> finish();
      case CORRECTION ->
          undoable.isEmpty()
              ? payment()
              : List.of(undoable.remove(random.nextInt(undoable.size())).corrected(at));
    };
  }

  private List<Transfer> payment() {
    return List.of(
        make(
            TransferReason.PAYMENT_RECEIVED,
            fresh(ECPAY_RECEIVABLE),
            fresh(ORDER_ESCROW),
            price()));
  }

  /** The seller gets nine tenths, the platform the rest; nothing moves for such an order again. */
  private List<Transfer> finish() {
    Optional<Side> order = withMoney(ORDER_ESCROW);
    if (order.isEmpty()) {
      return payment();
    }
    Side escrow = order.get();
    sides(ORDER_ESCROW).remove(escrow);
    finished.add(escrow);
    long all = all(escrow);
    long earned = all * 9 / 10;
    Side seller = Side.sellerPayable(name + "S" + random.nextInt(100));
    Side revenue = Side.house(PLATFORM_REVENUE);
    Transfer commission = make(TransferReason.COMMISSION, escrow, revenue, all - earned);
    return earned == 0
        ? List.of(commission)
        : List.of(make(TransferReason.EARNING, escrow, seller, earned), commission);
  }

  /** A move of money that is there; a payment when there is none. */
  private List<Transfer> from(LedgerAccount account, Function<Side, Transfer> move) {
    return withMoney(account).map(move).map(List::of).orElseGet(this::payment);
  }

  private Optional<Side> withMoney(LedgerAccount account) {
    List<Side> sides = sides(account);
    while (!sides.isEmpty()) {
      int at = random.nextInt(sides.size());
      if (balance(sides.get(at)) > 0) {
        return Optional.of(sides.get(at));
      }
      Collections.swap(sides, at, sides.size() - 1);
      sides.removeLast();
    }
    return Optional.empty();
  }

  private List<Side> sides(LedgerAccount account) {
    return open.computeIfAbsent(account, any -> new ArrayList<>());
  }

  private Side fresh(LedgerAccount account) {
    Side side = new Side(account, name + "-" + count++);
    sides(account).add(side);
    return side;
  }

  private Transfer make(TransferReason reason, Side debit, Side credit, long dollars) {
    TransferId id = new TransferId("random:" + name + ":" + count++);
    return new Transfer(id, at, reason, debit, credit, Money.of(dollars));
  }

  private long price() {
    return 1 + random.nextLong(200_000);
  }

  private long fee() {
    return 1 + random.nextLong(50);
  }

  private long all(Side side) {
    return balance(side);
  }

  private long part(Side side) {
    return 1 + random.nextLong(balance(side));
  }

  private void book(Transfer transfer) {
    long amount = transfer.amount().dollars();
    LedgerAccount debit = transfer.debit().account();
    LedgerAccount credit = transfer.credit().account();
    balances.merge(transfer.debit(), debit.growsByDebit() ? amount : -amount, Math::addExact);
    balances.merge(transfer.credit(), credit.growsByDebit() ? -amount : amount, Math::addExact);
    debits.merge(debit, amount, Math::addExact);
    credits.merge(credit, amount, Math::addExact);
    booked.add(transfer);
    switch (transfer.reason()) {
      // What they moved was the house's own, so undoing them touches no order and no refund.
      case ECPAY_PAID_OUT, ECPAY_TOOK_BACK, GATEWAY_FEE, GATEWAY_FEE_RETURNED, ROUNDING ->
          undoable.add(transfer);
      case PAYMENT_RECEIVED,
          SURPLUS_RECEIVED,
          SURPLUS_REVIVED,
          REFUND_REQUESTED,
          SURPLUS_REFUND_REQUESTED,
          REFUND_WITHDRAWN,
          REFUND_PAID_BY_ECPAY,
          REFUND_PAID_BY_TRANSFER,
          EARNING,
          COMMISSION,
          CORRECTION -> {}
    }
  }

  /** What a side must have. */
  long balance(Side side) {
    return balances.getOrDefault(side, 0L);
  }

  /** What every side must have. */
  Map<Side, Long> balances() {
    return Collections.unmodifiableMap(balances);
  }

  /** What was debited to an account in all. */
  long debits(LedgerAccount account) {
    return debits.getOrDefault(account, 0L);
  }

  /** What was credited to an account in all. */
  long credits(LedgerAccount account) {
    return credits.getOrDefault(account, 0L);
  }

  /** The escrow of every order that is finished. */
  List<Side> finished() {
    return Collections.unmodifiableList(finished);
  }

  /** How many different transfers were made. */
  int size() {
    return booked.size();
  }
}
