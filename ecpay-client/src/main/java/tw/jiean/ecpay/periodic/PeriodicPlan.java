package tw.jiean.ecpay.periodic;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.checkout.PeriodUnit;

/**
 * ECPay's answer about a periodic order (ECPay page 2892). It is not signed: what binds it to the
 * question is merchant, number and TLS. Compare amount and rhythm with the order.
 *
 * @param merchantTradeNo the number asked for
 * @param ecpayTradeNo ECPay's number of the first charge, if it told one
 * @param state whether it goes on
 * @param stateCode {@code ExecStatus} as ECPay wrote it
 * @param unit what the time between charges is counted in
 * @param frequency how many units lie between two charges
 * @param execTimes how many charges were ordered
 * @param amount whole NT$ of each charge
 * @param totalSuccessTimes how many charges have succeeded
 * @param totalSuccessAmount whole NT$ that they brought
 * @param charges what was tried so far, in ECPay's order, failures included
 */
public record PeriodicPlan(
    MerchantTradeNo merchantTradeNo,
    Optional<EcpayTradeNo> ecpayTradeNo,
    State state,
    String stateCode,
    PeriodUnit unit,
    int frequency,
    int execTimes,
    TradeAmount amount,
    int totalSuccessTimes,
    long totalSuccessAmount,
    List<Charge> charges) {

  /** Copies the list. */
  public PeriodicPlan {
    charges = List.copyOf(charges);
  }

  /** {@code ExecStatus}. */
  public enum State {
    /** 0: ended before its time, by the merchant or after six failures (ECPay page 2868). */
    ENDED,
    /** 1: goes on. */
    RUNNING,
    /** 2: all charges were made. */
    FINISHED,
    /** Any other code. */
    OTHER;

    static State of(String execStatus) {
      return switch (execStatus) {
        case "0" -> ENDED;
        case "1" -> RUNNING;
        case "2" -> FINISHED;
        default -> OTHER;
      };
    }
  }

  /**
   * One charge that was tried.
   *
   * @param rtnCode ECPay's result code, 1 for success
   * @param amount whole NT$
   * @param gwsr the number of its authorisation, when there was one
   * @param processDate when, if ECPay wrote that in its usual way
   * @param authCode the bank's code, or empty text
   * @param ecpayTradeNo ECPay's number of this charge, which giving it back needs
   */
  public record Charge(
      String rtnCode,
      long amount,
      Optional<String> gwsr,
      Optional<Instant> processDate,
      String authCode,
      Optional<EcpayTradeNo> ecpayTradeNo) {

    /** Whether the card was charged. */
    public boolean succeeded() {
      return rtnCode.equals("1");
    }
  }
}
