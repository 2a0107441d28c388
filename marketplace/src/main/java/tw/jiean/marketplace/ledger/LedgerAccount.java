package tw.jiean.marketplace.ledger;

import java.util.Locale;

/**
 * Where money can be, or whose it is. The account's normal side is the one that makes its balance
 * grow; the balances of all that grow by debits equal the balances of all that grow by credits.
 */
public enum LedgerAccount {
  /** Debit. What ECPay has taken from buyers and not handed over yet; the subject is an attempt. */
  ECPAY_RECEIVABLE(Normal.DEBIT, false),
  /** Debit. Money that has reached us, in our account at ECPay or at a bank. */
  CASH(Normal.DEBIT, false),
  /** Credit. What we hold for an order until it is finished; the subject is its number. */
  ORDER_ESCROW(Normal.CREDIT, true),
  /** Credit. What a seller has earned and not been paid; the subject is the seller. */
  SELLER_PAYABLE(Normal.CREDIT, true),
  /** Credit. What the platform has earned. */
  PLATFORM_REVENUE(Normal.CREDIT, false),
  /** Debit. What ECPay has kept for its service. */
  GATEWAY_FEE(Normal.DEBIT, false),
  /** Credit. What a buyer is to get back and has not got yet; the subject is a refund. */
  REFUND_PAYABLE(Normal.CREDIT, true),
  /** Credit. Money that came and that no order waits for; the subject is the attempt. */
  SURPLUS(Normal.CREDIT, true),
  /** Debit. Differences of less than a dollar; negative when they were to our advantage. */
  ROUNDING(Normal.DEBIT, false);

  private enum Normal {
    DEBIT,
    CREDIT
  }

  private final Normal normal;
  private final boolean needsSubject;

  LedgerAccount(Normal normal, boolean needsSubject) {
    this.normal = normal;
    this.needsSubject = needsSubject;
  }

  /** Whether debits make its balance grow; else credits do. */
  public boolean growsByDebit() {
    return normal == Normal.DEBIT;
  }

  /** Whether it is always kept for somebody: what is owed is owed to one of whom we know. */
  public boolean needsSubject() {
    return needsSubject;
  }

  /** The balance that these sums of debits and credits leave, in whole NT$. */
  long balance(long debits, long credits) {
    return growsByDebit()
        ? Math.subtractExact(debits, credits)
        : Math.subtractExact(credits, debits);
  }

  /** Its name in the database, in addresses and in message keys, such as {@code order_escrow}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LedgerAccount ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
