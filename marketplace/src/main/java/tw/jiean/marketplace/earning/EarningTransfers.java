package tw.jiean.marketplace.earning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tw.jiean.marketplace.ledger.LedgerAccount;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.ledger.Transfer;
import tw.jiean.marketplace.ledger.TransferId;
import tw.jiean.marketplace.ledger.TransferReason;
import tw.jiean.marketplace.money.Money;

/** What is booked for an earning. The ids are made of the cause, so nothing is booked twice. */
final class EarningTransfers {

  private EarningTransfers() {}

  /** Both shares, as far as they are not nothing; named after the earning's present booking. */
  static List<Transfer> of(Earning earning, Money.Split split, Instant at) {
    List<Transfer> transfers = new ArrayList<>();
    Side escrow = Side.escrow(earning.reference().value());
    if (split.rest().dollars() > 0) {
      transfers.add(
          new Transfer(
              id(earning, "earning"),
              at,
              TransferReason.EARNING,
              escrow,
              Side.sellerPayable(Long.toString(earning.seller().value())),
              split.rest()));
    }
    if (split.fee().dollars() > 0) {
      transfers.add(
          new Transfer(
              id(earning, "commission"),
              at,
              TransferReason.COMMISSION,
              escrow,
              Side.house(LedgerAccount.PLATFORM_REVENUE),
              split.fee()));
    }
    return transfers;
  }

  private static TransferId id(Earning earning, String what) {
    String again = earning.booking() == 1 ? "" : ":" + earning.booking();
    return new TransferId("order:" + earning.reference() + ":" + what + again);
  }
}
