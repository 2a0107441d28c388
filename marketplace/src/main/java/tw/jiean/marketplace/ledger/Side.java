package tw.jiean.marketplace.ledger;

import java.util.regex.Pattern;

/**
 * One side of a transfer: an account, kept for a subject.
 *
 * @param account the account
 * @param subject whose part of it: an order's number, the id of an attempt, a refund or a seller;
 *     empty for the house; at most 64 of {@code 0-9A-Za-z:_-}
 */
public record Side(LedgerAccount account, String subject) {

  private static final Pattern SUBJECT = Pattern.compile("[0-9A-Za-z:_-]{0,64}");

  /** Refuses a subject of other characters, and none where the account is kept for somebody. */
  public Side {
    if (!SUBJECT.matcher(subject).matches()) {
      throw new IllegalArgumentException(
          "A subject has at most 64 of 0-9A-Za-z:_- and not: " + subject);
    }
    if (account.needsSubject() && subject.isEmpty()) {
      throw new IllegalArgumentException(account + " is always kept for a subject");
    }
  }

  /** An account of the house, kept for nobody. */
  public static Side house(LedgerAccount account) {
    return new Side(account, "");
  }

  /** What ECPay owes us for an attempt. */
  public static Side receivable(String attempt) {
    return new Side(LedgerAccount.ECPAY_RECEIVABLE, attempt);
  }

  /** What we hold for an order. */
  public static Side escrow(String order) {
    return new Side(LedgerAccount.ORDER_ESCROW, order);
  }

  /** What came by an attempt and no order waits for. */
  public static Side surplus(String attempt) {
    return new Side(LedgerAccount.SURPLUS, attempt);
  }

  /** What a refund still has to give back. */
  public static Side refundPayable(String refund) {
    return new Side(LedgerAccount.REFUND_PAYABLE, refund);
  }

  /** What a seller has earned and not been paid. */
  public static Side sellerPayable(String seller) {
    return new Side(LedgerAccount.SELLER_PAYABLE, seller);
  }

  /** As the database and the back office name it: {@code order_escrow:ABC}, or {@code cash}. */
  @Override
  public String toString() {
    return subject.isEmpty() ? account.word() : account.word() + ":" + subject;
  }
}
