package tw.jiean.ecpay.notification;

/** What a buyer pays with later (ECPay page 2881). */
public sealed interface IssuedCode {

  /**
   * A bank account made for this order.
   *
   * @param bankCode three digits
   * @param account at most 16 digits
   */
  record AtmAccount(String bankCode, String account) implements IssuedCode {}

  /**
   * A code for a convenience store's machine.
   *
   * @param number at most 14 letters or digits
   */
  record StoreCode(String number) implements IssuedCode {}

  /**
   * Three barcodes for a convenience store's counter, printed as Code 39 in this order.
   *
   * @param first at most 20 characters of Code 39
   * @param second likewise
   * @param third likewise
   */
  record Barcodes(String first, String second, String third) implements IssuedCode {}
}
