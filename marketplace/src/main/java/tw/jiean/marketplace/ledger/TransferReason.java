package tw.jiean.marketplace.ledger;

import static tw.jiean.marketplace.ledger.LedgerAccount.CASH;
import static tw.jiean.marketplace.ledger.LedgerAccount.ECPAY_RECEIVABLE;
import static tw.jiean.marketplace.ledger.LedgerAccount.ORDER_ESCROW;
import static tw.jiean.marketplace.ledger.LedgerAccount.PLATFORM_REVENUE;
import static tw.jiean.marketplace.ledger.LedgerAccount.REFUND_PAYABLE;
import static tw.jiean.marketplace.ledger.LedgerAccount.SELLER_PAYABLE;
import static tw.jiean.marketplace.ledger.LedgerAccount.SURPLUS;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Why money moves, and between which accounts. What is not declared here is refused when a transfer
 * is made, and by the database.
 */
public enum TransferReason {
  /** A buyer has paid an order: ECPay owes us, and we hold it for the order. */
  PAYMENT_RECEIVED,
  /** Money came that no order waits for: late, or a second time. */
  SURPLUS_RECEIVED,
  /** Late money pays its order after all. */
  SURPLUS_REVIVED,
  /** Part or all of an order's money is to go back. */
  REFUND_REQUESTED,
  /** Part or all of surplus money is to go back. */
  SURPLUS_REFUND_REQUESTED,
  /** A refund will not happen: its money returns to where it came from. */
  REFUND_WITHDRAWN,
  /** ECPay has given the money back and owes us that much less, below nothing if need be. */
  REFUND_PAID_BY_ECPAY,
  /** We have given the money back by a bank transfer. */
  REFUND_PAID_BY_TRANSFER,
  /** ECPay has handed money over. */
  ECPAY_PAID_OUT,
  /** ECPay has kept back, from what it handed over, money that it had given back to a buyer. */
  ECPAY_TOOK_BACK,
  /** ECPay has kept its fee. */
  GATEWAY_FEE,
  /** ECPay has given a fee back. */
  GATEWAY_FEE_RETURNED,
  /**
   * ECPay's sum and ours differ by less than a dollar for each part; so does what it hands over.
   */
  ROUNDING,
  /** An order is finished: the seller's share of what we held. */
  EARNING,
  /** An order is finished: the platform's share of what we held. */
  COMMISSION,
  /** Undoes a transfer that should not have been made: any other move, turned round. */
  CORRECTION;

  /** From where to where: one account is debited, another credited. */
  record Move(LedgerAccount debit, LedgerAccount credit) {
    Move turned() {
      return new Move(/* debit= */ credit, /* credit= */ debit);
    }
  }

  /** The moves for which it can be the reason. */
  List<Move> moves() {
    return switch (this) {
      case PAYMENT_RECEIVED -> List.of(new Move(ECPAY_RECEIVABLE, ORDER_ESCROW));
      case SURPLUS_RECEIVED -> List.of(new Move(ECPAY_RECEIVABLE, SURPLUS));
      case SURPLUS_REVIVED -> List.of(new Move(SURPLUS, ORDER_ESCROW));
      case REFUND_REQUESTED -> List.of(new Move(ORDER_ESCROW, REFUND_PAYABLE));
      case SURPLUS_REFUND_REQUESTED -> List.of(new Move(SURPLUS, REFUND_PAYABLE));
      case REFUND_WITHDRAWN ->
          List.of(new Move(REFUND_PAYABLE, ORDER_ESCROW), new Move(REFUND_PAYABLE, SURPLUS));
      case REFUND_PAID_BY_ECPAY -> List.of(new Move(REFUND_PAYABLE, ECPAY_RECEIVABLE));
      case REFUND_PAID_BY_TRANSFER -> List.of(new Move(REFUND_PAYABLE, CASH));
      case ECPAY_PAID_OUT -> List.of(new Move(CASH, ECPAY_RECEIVABLE));
      case ECPAY_TOOK_BACK -> List.of(new Move(ECPAY_RECEIVABLE, CASH));
      case GATEWAY_FEE -> List.of(new Move(LedgerAccount.GATEWAY_FEE, ECPAY_RECEIVABLE));
      case GATEWAY_FEE_RETURNED -> List.of(new Move(ECPAY_RECEIVABLE, LedgerAccount.GATEWAY_FEE));
      case ROUNDING ->
          List.of(
              new Move(LedgerAccount.ROUNDING, ECPAY_RECEIVABLE),
              new Move(ECPAY_RECEIVABLE, LedgerAccount.ROUNDING),
              new Move(LedgerAccount.ROUNDING, CASH),
              new Move(CASH, LedgerAccount.ROUNDING));
      case EARNING -> List.of(new Move(ORDER_ESCROW, SELLER_PAYABLE));
      case COMMISSION -> List.of(new Move(ORDER_ESCROW, PLATFORM_REVENUE));
      case CORRECTION ->
          Arrays.stream(values())
              .filter(reason -> reason != CORRECTION)
              .flatMap(reason -> reason.moves().stream().map(Move::turned))
              .distinct()
              .toList();
    };
  }

  /** Whether it can move money between these two accounts. */
  public boolean allows(LedgerAccount debit, LedgerAccount credit) {
    return moves().contains(new Move(debit, credit));
  }

  /** Its name in the database, in addresses and in message keys, such as {@code earning}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TransferReason ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
