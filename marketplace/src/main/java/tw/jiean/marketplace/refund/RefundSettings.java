package tw.jiean.marketplace.refund;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tw.jiean.ecpay.refund.PaidWith;
import tw.jiean.marketplace.money.Money;

/**
 * How money goes back.
 *
 * @param creditCheckCode the merchant's check code at ECPay (商家檢查碼, in its console under 信用卡收單,
 *     信用卡授權資訊), by which a card's state is asked for; without it cards are refunded by hand
 * @param capture who captures cards' payments, by the merchant's setting in ECPay's console
 * @param surplusGrace how long money for an order that was cancelled waits before it goes back, so
 *     that an operator can revive the order
 * @param secondPersonFrom whole NT$ from which on a transfer is confirmed by another operator than
 *     the one who entered it
 * @param interval how often it is looked for what is due
 * @param payeeKeptFor how long a buyer's bank account is kept after his refund is over
 */
@ConfigurationProperties("jiean.refund")
record RefundSettings(
    @Nullable String creditCheckCode,
    @DefaultValue("automatic") PaidWith.Card.Capture capture,
    @DefaultValue("1d") Duration surplusGrace,
    @DefaultValue("10000") long secondPersonFrom,
    @DefaultValue("30s") Duration interval,
    @DefaultValue("30d") Duration payeeKeptFor) {

  RefundSettings {
    if (creditCheckCode != null
        && !creditCheckCode.isBlank()
        && !creditCheckCode.matches("[0-9]{1,20}")) {
      throw new IllegalArgumentException("ECPAY_CREDIT_CHECK_CODE is digits");
    }
    if (surplusGrace.isNegative() || payeeKeptFor.isNegative() || secondPersonFrom < 0) {
      throw new IllegalArgumentException("jiean.refund.* cannot be negative");
    }
  }

  boolean hasCheckCode() {
    return creditCheckCode != null && !creditCheckCode.isBlank();
  }

  String checkCode() {
    if (creditCheckCode == null) {
      throw new IllegalStateException("ECPAY_CREDIT_CHECK_CODE is not set");
    }
    return creditCheckCode;
  }

  boolean needsSecondPerson(Money amount) {
    return amount.dollars() >= secondPersonFrom;
  }

  @Override
  public String toString() {
    return "RefundSettings[capture=" + capture + ", surplusGrace=" + surplusGrace + "]";
  }
}
