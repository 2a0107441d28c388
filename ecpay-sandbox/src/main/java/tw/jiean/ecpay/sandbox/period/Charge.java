package tw.jiean.ecpay.sandbox.period;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.trade.Failure;

/**
 * One charge after the first.
 *
 * @param gwsr ECPay's number of the authorisation, or of the attempt at one
 * @param tradeNo ECPay's number of the payment, another one than the first's
 * @param authCode the bank's; empty when it refused
 * @param failure why it failed; null when it did not
 * @param repeated whether the shop asked for it after a failure, outside the plan
 */
public record Charge(
    long gwsr,
    String tradeNo,
    String authCode,
    long amount,
    @Nullable Failure failure,
    boolean repeated,
    Instant at) {

  /** {@code RtnCode}. */
  public String rtnCode() {
    return failure == null ? "1" : failure.rtnCode();
  }

  /** Whether the bank refused it. */
  public boolean failed() {
    return failure != null;
  }
}
