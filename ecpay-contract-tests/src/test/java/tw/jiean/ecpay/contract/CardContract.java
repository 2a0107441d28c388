package tw.jiean.ecpay.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.card.Authorisation;
import tw.jiean.ecpay.card.CardState;
import tw.jiean.ecpay.card.CardTrade;
import tw.jiean.ecpay.checkout.InstalmentPlan;
import tw.jiean.ecpay.checkout.PaymentChoice;
import tw.jiean.ecpay.checkout.PaymentChoice.Credit;
import tw.jiean.ecpay.checkout.PaymentChoice.Instalments;
import tw.jiean.ecpay.notification.Notification.Paid;
import tw.jiean.ecpay.refund.PaidWith;
import tw.jiean.ecpay.refund.PaidWith.Card.Capture;
import tw.jiean.ecpay.refund.PaidWith.Card.Kind;
import tw.jiean.ecpay.refund.RefundPlan;
import tw.jiean.ecpay.refund.RefundPlanner;
import tw.jiean.ecpay.refund.RefundRequest;

/**
 * A card's payment after its authorisation, and what the planner makes of it: ECPay pages 2885,
 * 2894 and 9242. Production only, so the stage cannot show any of it.
 */
interface CardContract extends Contract {

  /** A card's payment of NT$1,200, and how to ask for it. */
  record Charged(CardTrade trade, String gwsr, Kind kind) {

    static final TradeAmount ALL = new TradeAmount(1_200);
    static final TradeAmount PART = new TradeAmount(500);
  }

  private Charged charged(PaymentChoice choice, Kind kind) {
    Hands hands = hands();
    advanceTo(LocalTime.NOON);
    MerchantTradeNo number = ordered(Charged.ALL.dollars(), choice);
    hands.pay(number);
    var paid = (Paid) told("/return/");
    return new Charged(
        new CardTrade(number, paid.trade().ecpayTradeNo().orElseThrow()),
        paid.details().card().orElseThrow().gwsr(),
        kind);
  }

  private Charged charged() {
    return charged(new Credit(), Kind.ONE_PAYMENT);
  }

  private void advanceTo(LocalTime time) {
    ZonedDateTime now = target().now().atZone(ZoneId.of("Asia/Taipei"));
    ZonedDateTime wanted = now.with(time);
    hands().advance(Duration.between(now, wanted.isAfter(now) ? wanted : wanted.plusDays(1)));
  }

  private Authorisation ask(Charged charged) {
    return ecpay().cards().ask(charged.gwsr(), Charged.ALL, hands().creditCheckCode());
  }

  private RefundPlan plan(Charged charged, TradeAmount amount, long refunded) {
    Authorisation card = ask(charged);
    return RefundPlanner.plan(
        new RefundRequest(
            new PaidWith.Card(
                card.state(), card.authorisedAt().orElseThrow(), charged.kind(), Capture.AUTOMATIC),
            Charged.ALL,
            refunded,
            amount),
        target().now());
  }

  private void perform(Charged charged, RefundPlan plan) {
    assertThat(plan).isInstanceOf(RefundPlan.Act.class);
    ((RefundPlan.Act) plan).steps().forEach(step -> ecpay().cards().perform(charged.trade(), step));
  }

  @Test
  default void aFreshPaymentIsAuthorisedAndNotCaptured() {
    Authorisation card = ask(charged());

    assertThat(card.state()).isEqualTo(CardState.AUTHORISED);
    assertThat(card.captured()).isZero();
  }

  @Test
  default void wholeRefundBeforeTheCaptureAbandonsIt() {
    Charged charged = charged();

    perform(charged, plan(charged, Charged.ALL, 0));

    assertThat(ask(charged).state()).isEqualTo(CardState.CANCELLED);
    assertThat(plan(charged, Charged.ALL, 0)).isInstanceOf(RefundPlan.Refused.class);
  }

  @Test
  default void partialRefundBeforeTheCaptureCapturesFirst() {
    Charged charged = charged();

    perform(charged, plan(charged, Charged.PART, 0));

    assertThat(ask(charged).state()).isIn(CardState.CAPTURE_PENDING, CardState.CAPTURED);
  }

  @Test
  default void wholeRefundOfAPendingCaptureCancelsThatAndAbandonsIt() {
    Charged charged = charged();
    ecpay().cards().capture(charged.trade(), Charged.ALL);
    assertThat(ask(charged).state()).isEqualTo(CardState.CAPTURE_PENDING);

    perform(charged, plan(charged, Charged.ALL, 0));

    assertThat(ask(charged).state()).isEqualTo(CardState.CANCELLED);
  }

  @Test
  default void whatECPayCapturedInTheEveningIsRefundedInPartsFromTheMorningOn() {
    Charged charged = charged();
    advanceTo(LocalTime.of(20, 40));
    assertThat(plan(charged, Charged.PART, 0)).isInstanceOf(RefundPlan.Wait.class);
    advanceTo(LocalTime.of(6, 0));
    assertThat(ask(charged).state()).isEqualTo(CardState.CAPTURED);

    perform(charged, plan(charged, Charged.PART, 0));
    perform(charged, plan(charged, new TradeAmount(700), 500));

    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> ecpay().cards().refund(charged.trade(), new TradeAmount(1)));
  }

  @Test
  default void duringTheClosingNothingIsAccepted() {
    Charged charged = charged();
    advanceTo(LocalTime.of(20, 20));

    assertThat(plan(charged, Charged.ALL, 0)).isInstanceOf(RefundPlan.Wait.class);
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> ecpay().cards().abandon(charged.trade(), Charged.ALL));
  }

  @Test
  default void instalmentsGoBackAsAWholeOnly() {
    Charged charged = charged(new Instalments(Set.of(InstalmentPlan.THREE)), Kind.INSTALMENTS);
    advanceTo(LocalTime.of(6, 0));

    assertThat(plan(charged, Charged.PART, 0)).isInstanceOf(RefundPlan.BankTransfer.class);
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> ecpay().cards().refund(charged.trade(), Charged.PART));
    perform(charged, plan(charged, Charged.ALL, 0));
  }

  @Test
  default void aCardThatWasNeverChargedIsNotKnown() {
    hands();

    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> ecpay().cards().ask("123456", Charged.ALL, hands().creditCheckCode()))
        .satisfies(refusal -> assertThat(refusal.code()).startsWith("error"));
  }
}
