package tw.jiean.marketplace.payment;

/** What a buyer pays with later: an account, a store code or three barcodes. */
public sealed interface PaymentCode {

  /**
   * An account to transfer to.
   *
   * @param bankCode three digits
   * @param account at most 16 digits
   */
  record AtmAccount(String bankCode, String account) implements PaymentCode {}

  /**
   * A code for a convenience store's machine.
   *
   * @param number at most 14 letters or digits
   */
  record StoreCode(String number) implements PaymentCode {}

  /**
   * Code 39 barcodes for a convenience store's counter, in this order.
   *
   * @param first at most 20 characters
   * @param second likewise
   * @param third likewise
   */
  record Barcodes(String first, String second, String third) implements PaymentCode {}
}
