package tw.jiean.ecpay.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.checkout.PaymentChoice.Periodic;
import tw.jiean.ecpay.checkout.PeriodUnit;
import tw.jiean.ecpay.notification.Notification.Paid;
import tw.jiean.ecpay.notification.PeriodicCharge;
import tw.jiean.ecpay.periodic.PeriodicPlan;

/** Orders that are charged again and again: ECPay pages 2868, 2892, 2900 and 5631. */
interface PeriodicContract extends Contract {

  /** An order of NT$300 a day, its first charge made and told. */
  private MerchantTradeNo begun() {
    Hands hands = hands();
    MerchantTradeNo number = ordered(300, new Periodic(PeriodUnit.DAYS, 1, 3, shop("/period/")));
    hands.pay(number);
    assertThat(((Paid) told("/return/")).details().period())
        .hasValueSatisfying(period -> assertThat(period.execTimes()).hasValue(3));
    return number;
  }

  private PeriodicCharge toldCharge() {
    Hands.Told told = hands().next();
    assertThat(told.path()).isEqualTo("/period/");
    return ecpay().notifications().parsePeriodic(told.contentType(), told.body().getBytes(UTF_8));
  }

  @Test
  default void laterChargesAreToldAtTheirOwnAddressUntilThePlanIsFinished() {
    MerchantTradeNo number = begun();
    assertThat(ecpay().plans().ask(number).state()).isEqualTo(PeriodicPlan.State.RUNNING);

    hands().advance(Duration.ofHours(25));
    PeriodicCharge second = toldCharge();
    hands().advance(Duration.ofHours(24));
    PeriodicCharge third = toldCharge();

    assertThat(second).isInstanceOf(PeriodicCharge.Charged.class);
    assertThat(second.trade().isFor(target().config().merchantId(), number, new TradeAmount(300)))
        .isTrue();
    assertThat(third.trade().key()).isNotEqualTo(second.trade().key());
    PeriodicPlan plan = ecpay().plans().ask(number);
    assertThat(plan.state()).isEqualTo(PeriodicPlan.State.FINISHED);
    assertThat(plan.totalSuccessTimes()).isEqualTo(3);
    assertThat(plan.totalSuccessAmount()).isEqualTo(900);
    assertThat(plan.charges()).hasSize(3).allMatch(PeriodicPlan.Charge::succeeded);
  }

  @Test
  default void aFailedChargeIsToldAndCanBeRepeated() {
    MerchantTradeNo number = begun();
    hands().declineCard(number, true);
    hands().advance(Duration.ofHours(25));
    assertThat(toldCharge()).isInstanceOf(PeriodicCharge.Failed.class);
    hands().declineCard(number, false);

    ecpay().plans().repeatLatest(number);
    hands().advance(Duration.ofHours(1));

    assertThat(toldCharge()).isInstanceOf(PeriodicCharge.Charged.class);
  }

  @Test
  default void aCancelledOrderIsNotChargedAgainAndNotCancelledTwice() {
    MerchantTradeNo number = begun();

    ecpay().plans().cancel(number);
    hands().advance(Duration.ofDays(5));

    PeriodicPlan plan = ecpay().plans().ask(number);
    assertThat(plan.state()).isEqualTo(PeriodicPlan.State.ENDED);
    assertThat(plan.totalSuccessTimes()).isEqualTo(1);
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> ecpay().plans().cancel(number));
  }

  @Test
  default void anOrderThatIsNotPeriodicHasNoPlan() {
    hands();
    MerchantTradeNo number = Contract.newNumber();

    assertThatExceptionOfType(RejectedByEcpay.class).isThrownBy(() -> ecpay().plans().ask(number));
  }
}
