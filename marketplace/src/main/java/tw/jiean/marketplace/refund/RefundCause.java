package tw.jiean.marketplace.refund;

import java.util.Locale;
import tw.jiean.ecpay.refund.RefundPlan;

/** Why a refund stands where it stands, where the status does not say all. */
enum RefundCause {
  /** Requested: an operator may still use the money to revive the order. */
  GRACE,
  /** Requested: ECPay closes its day, or cannot be asked just now. */
  WAITS_FOR_ECPAY,
  /** Transfer: ECPay gives back cards' payments only. */
  NOT_A_CARD,
  /** Transfer: a part of instalments or bonus points. */
  WHOLE_ONLY,
  /** Transfer: an operator chose so. */
  CHOSEN,
  /** By hand: ECPay's customer service. */
  ECPAY_SERVICE,
  /** By hand: O'Pay's console. */
  OPAY_CONSOLE,
  /** By hand: who financed the buyer. */
  FINANCIER,
  /** By hand: the wallet's service. */
  WALLET,
  /** By hand in ECPay's console: the merchant's check code is not set, so no state can be asked. */
  NO_CHECK_CODE,
  /** By hand: ECPay's stage gives nothing back. */
  STAGE,
  /** By hand in ECPay's console: the card's numbers are not known. */
  NO_CARD_NUMBER,
  /** By hand: the payment was only pretended, so nothing moves. */
  SIMULATED,
  /** Refused: nobody knows whether the last command was carried out, and asking did not tell. */
  OUTCOME_UNKNOWN,
  /** Refused: ECPay said no, repeatedly. */
  REFUSED_BY_ECPAY,
  /** Refused: ECPay has given back another sum than we know of. */
  SUMS_DIFFER,
  /** Refused: ECPay says that nothing was paid, or all of it is back. */
  NOTHING_TO_GIVE_BACK,
  /** Refused: ECPay did not tell the card's state. */
  STATE_NOT_TOLD,
  /** Refused: more commands than any refund needs. */
  TOO_MANY_CALLS;

  static RefundCause of(RefundPlan.Place place) {
    return switch (place) {
      case ECPAY_SERVICE -> ECPAY_SERVICE;
      case OPAY_CONSOLE -> OPAY_CONSOLE;
      case FINANCIER -> FINANCIER;
      case WALLET -> WALLET;
    };
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static RefundCause ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
