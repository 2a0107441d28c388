package tw.jiean.ecpay.refund;

/** Why a refund is planned so, for who tells it in another language or decides by it. */
public enum PlanReason {
  /** ECPay has commands for cards alone. */
  CARDS_ONLY("ECPay gives back cards' payments only: transfer it to the buyer's bank."),
  /** TWQR. */
  SETTLED_BY_OPAY("TWQR is settled by O'Pay: give it back in O'Pay's console."),
  /** Buy now, pay later. */
  FINANCED("The buyer was financed: the financier takes it back."),
  /** A wallet. */
  WALLET("ECPay has no command for wallets: the wallet's service helps."),
  /** A way of paying that came after this version. */
  UNKNOWN_METHOD("This way of paying is not known here: ask ECPay."),
  /** Together with what went back it would exceed what was paid. */
  MORE_THAN_LEFT("More is to go back than is left of it."),
  /** There is nothing to give back. */
  NEVER_AUTHORISED("The bank never authorised it: nothing was paid."),
  /** There is nothing to give back any more. */
  CANCELLED_ALREADY("It was cancelled already: the buyer pays nothing."),
  /** A state of the card that came after this version. */
  UNKNOWN_STATE("ECPay's word for its state is not known here: look it up in ECPay's console."),
  /** A part of a payment that goes back as a whole. */
  WHOLE_ONLY(
      "Instalments and bonus points go back as a whole or not at all: transfer the part to"
          + " the buyer's bank."),
  /** Too old for any command. */
  OVER_90_DAYS("It is older than 90 days: ECPay's customer service has a form for that."),
  /** Too old to be captured, as a part needs. */
  OVER_21_DAYS(
      "A part can go back only after a capture, and the 21 days for that are over: ask"
          + " ECPay's customer service."),
  /** All of it, before any capture. */
  NOT_CAPTURED("It is not captured: abandon it, and the buyer never pays."),
  /** A part, before any capture. */
  CAPTURE_FIRST("A part can go back only after a capture: capture all, then refund the part."),
  /** All of it, before the closing. */
  CANCEL_CAPTURE_FIRST(
      "Its capture is pending: cancel that, then abandon it, and the buyer never pays."),
  /** The rest, before the closing. */
  LAST_PART_AFTER_CAPTURE("The last part goes back safely only after the capture."),
  /** A part, before the closing. */
  PART_OF_PENDING("Its capture is pending, and a part goes back from that: refund it."),
  /** Whatever is left, after the closing. */
  CAPTURED("It is captured: refund it."),
  /** The night after ECPay's own capture. */
  CAPTURED_TONIGHT("ECPay captured it this evening, and changes that only from 06:00."),
  /** ECPay's daily closing. */
  CLOSING("ECPay captures from 20:15 to 20:30 and is not to be called then.");

  private final String words;

  PlanReason(String words) {
    this.words = words;
  }

  /** In one or two sentences. */
  public String words() {
    return words;
  }
}
