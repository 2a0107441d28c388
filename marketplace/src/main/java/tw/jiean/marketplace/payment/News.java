package tw.jiean.marketplace.payment;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.EcpayTradeNo;

/** What a report says of an attempt, whichever way it came. */
sealed interface News {

  /** ECPay's trade that has paid, when it has. */
  default Optional<EcpayTradeNo> payer() {
    return this instanceof Paid paid ? paid.ecpayTradeNo() : Optional.empty();
  }

  /**
   * The money has come.
   *
   * @param ecpayTradeNo ECPay's number
   * @param at ECPay's payment date
   * @param simulated whether it was only pretended in ECPay's console
   * @param card what giving a card's money back will need, or null for other ways of paying
   */
  record Paid(
      Optional<EcpayTradeNo> ecpayTradeNo, Instant at, boolean simulated, @Nullable CardFacts card)
      implements News {}

  /** A code was issued; nothing has been paid. */
  record CodeIssued(Optional<EcpayTradeNo> ecpayTradeNo, PaymentCode code, Instant deadline)
      implements News {}

  /** Not paid; ECPay's code says why. */
  record Failed(Optional<EcpayTradeNo> ecpayTradeNo, String code) implements News {}

  /** ECPay cannot tell yet. */
  record Undecided() implements News {}

  /** Not paid so far, which changes nothing. */
  record Unpaid() implements News {}

  /** Its time is over, and ECPay knew of no payment. */
  record Expired() implements News {}

  /** A person looked at what did not fit, or was never decided, and it was no payment. */
  record Dismissed() implements News {}
}
