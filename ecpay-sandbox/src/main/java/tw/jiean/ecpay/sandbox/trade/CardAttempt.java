package tw.jiean.ecpay.sandbox.trade;

/**
 * A card that waits for, or passed, the bank's 3-D check. The full number is never kept.
 *
 * @param gwsr ECPay's number of the authorisation
 * @param wrongCodes how often a wrong 3-D code was entered
 */
public record CardAttempt(String first6, String last4, String authCode, long gwsr, int wrongCodes) {

  CardAttempt withWrongCode() {
    return new CardAttempt(first6, last4, authCode, gwsr, wrongCodes + 1);
  }
}
