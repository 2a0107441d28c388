package tw.jiean.ecpay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.checkout.InstalmentPlan;
import tw.jiean.ecpay.checkout.PaymentChoice;
import tw.jiean.ecpay.checkout.PaymentChoice.ApplePay;
import tw.jiean.ecpay.checkout.PaymentChoice.Atm;
import tw.jiean.ecpay.checkout.PaymentChoice.Barcode;
import tw.jiean.ecpay.checkout.PaymentChoice.Bnpl;
import tw.jiean.ecpay.checkout.PaymentChoice.Credit;
import tw.jiean.ecpay.checkout.PaymentChoice.Cvs;
import tw.jiean.ecpay.checkout.PaymentChoice.DigitalPayment;
import tw.jiean.ecpay.checkout.PaymentChoice.Instalments;
import tw.jiean.ecpay.checkout.PaymentChoice.Twqr;
import tw.jiean.ecpay.checkout.PaymentChoice.WebAtm;
import tw.jiean.ecpay.checkout.PaymentChoice.WeiXin;
import tw.jiean.ecpay.checkout.UnionPay;
import tw.jiean.ecpay.checkout.Wallet;
import tw.jiean.ecpay.notification.IssuedCode;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.Notification.Applied;
import tw.jiean.ecpay.notification.Notification.CodeIssued;
import tw.jiean.ecpay.notification.Notification.Failed;
import tw.jiean.ecpay.notification.Notification.Paid;
import tw.jiean.ecpay.notification.Notification.Simulated;
import tw.jiean.ecpay.notification.PaymentDetails;
import tw.jiean.ecpay.query.TradeInfo;

/** What the shop is told of payments: ECPay pages 2878, 2881, 5675 and 5686. */
interface PaymentContract extends Contract {

  /** Every way that is paid at once. */
  default Stream<PaymentChoice> immediate() {
    return Stream.of(
        new Credit(),
        new WebAtm(),
        new ApplePay(),
        new Twqr(),
        new WeiXin(),
        new DigitalPayment(Wallet.JKOPAY),
        new DigitalPayment(Wallet.IPASS));
  }

  @ParameterizedTest
  @MethodSource("immediate")
  default void aPaymentIsToldOnceItIsMadeAndTheQuestionSaysTheSame(PaymentChoice choice) {
    Hands hands = hands();
    MerchantTradeNo number = ordered(1_200, choice);

    hands.pay(number);

    Notification told = told("/return/");
    assertThat(told).isInstanceOf(Paid.class);
    assertThat(told.trade().isFor(target().config().merchantId(), number, new TradeAmount(1_200)))
        .isTrue();
    assertThat(told.trade().method()).isEqualToIgnoringCase(choice.code());
    TradeInfo info = ecpay().trades().ask(number);
    assertThat(info.status()).isEqualTo(TradeInfo.Status.PAID);
    assertThat(info.ecpayTradeNo()).isEqualTo(told.trade().ecpayTradeNo());
    assertThat(info.paymentDate()).contains(((Paid) told).paymentDate());
    assertThat(info.paymentType()).isEqualTo(told.trade().paymentType());
  }

  @Test
  default void aCardTellsItsAuthorisationAndThreeDSecure() {
    assertThat(paidDetails(1_200, new Credit()).card())
        .hasValueSatisfying(card -> {
          assertThat(card.gwsr()).isNotBlank();
          assertThat(card.amount()).hasValue(1_200);
          assertThat(card.threeDSecure()).isTrue();
          assertThat(card.lastFour()).isPresent();
          assertThat(card.processDate()).isPresent();
        });
  }

  @Test
  default void instalmentsTellTheirAmountsWithTheRemainderInTheFirst() {
    Hands hands = hands();
    MerchantTradeNo number = ordered(1_733, new Instalments(Set.of(InstalmentPlan.SIX)));

    hands.payInSix(number);

    assertThat(((Paid) told("/return/")).details().instalments())
        .hasValueSatisfying(instalments -> {
          assertThat(instalments.count()).isEqualTo(6);
          assertThat(instalments.first()).hasValue(293);
          assertThat(instalments.other()).hasValue(288);
        });
  }

  @Test
  default void bonusPointsAndTheCardPayTheWholeTogether() {
    Hands hands = hands();
    MerchantTradeNo number = ordered(1_200, new Credit(true, UnionPay.NOT_OFFERED, null));

    hands.payWithPoints(number);

    assertThat(((Paid) told("/return/")).details().bonusPoints())
        .hasValueSatisfying(points ->
            assertThat(points.covered().orElseThrow() + points.charged().orElseThrow())
                .isEqualTo(1_200));
  }

  @Test
  default void anAccountLastsToTheEndOfItsLastDayAndIsPaidLater() {
    Hands hands = hands();
    MerchantTradeNo number = ordered(1_200, new Atm(3, codes()));

    hands.issue(number);

    var issued = (CodeIssued) told("/info/");
    assertThat(issued.code()).isInstanceOf(IssuedCode.AtmAccount.class);
    assertThat(ecpay().trades().askCode(number))
        .hasValueSatisfying(asked -> {
          assertThat(asked.code()).isEqualTo(issued.code());
          assertThat(asked.deadline()).isEqualTo(issued.deadline());
        });
    assertThat(issued.deadline())
        .isBetween(
            target().now().plus(Duration.ofDays(3)).minusSeconds(1),
            target().now().plus(Duration.ofDays(4)));
    assertThat(ecpay().trades().ask(number).status()).isEqualTo(TradeInfo.Status.UNPAID);
    hands.pay(number);
    var paid = (Paid) told("/return/");
    assertThat(paid.details().bank()).isPresent();
    assertThat(ecpay().trades().askCode(number)).isEmpty();
  }

  @Test
  default void aStoreCodeIsIssuedAndPaidLater() {
    Hands hands = hands();
    MerchantTradeNo number = ordered(1_200, new Cvs(60, codes()));

    hands.issue(number);

    var issued = (CodeIssued) told("/info/");
    assertThat(issued.code()).isInstanceOf(IssuedCode.StoreCode.class);
    assertThat(issued.deadline())
        .isBetween(target().now().plusSeconds(3_500), target().now().plusSeconds(3_700));
    hands.pay(number);
    assertThat(((Paid) told("/return/")).details().store()).isPresent();
  }

  @Test
  default void barcodesAreIssuedAndPaidLater() {
    Hands hands = hands();
    MerchantTradeNo number = ordered(1_200, new Barcode(7, codes()));

    hands.issue(number);

    assertThat(((CodeIssued) told("/info/")).code()).isInstanceOf(IssuedCode.Barcodes.class);
    hands.pay(number);
    assertThat(told("/return/")).isInstanceOf(Paid.class);
  }

  @Test
  default void anApplicationForInstalmentsWithoutACardIsNotPaidBeforeItIsApproved() {
    Hands hands = hands();
    MerchantTradeNo number = ordered(3_500, new Bnpl(null, shop("/info/")));

    hands.issue(number);

    assertThat(told("/info/"))
        .isInstanceOfSatisfying(
            Applied.class, applied -> assertThat(applied.application()).isPresent());
    hands.pay(number);
    assertThat(((Paid) told("/return/")).details().bnpl()).isPresent();
  }

  @Test
  default void aFailureIsToldWithItsCode() {
    Hands hands = hands();
    MerchantTradeNo number = ordered(1_200, new Credit());

    hands.fail(number, "10100058");

    Notification told = told("/return/");
    assertThat(told).isInstanceOf(Failed.class);
    assertThat(told.trade().rtnCode()).isEqualTo("10100058");
    assertThat(ecpay().trades().ask(number).status()).isNotEqualTo(TradeInfo.Status.PAID);
  }

  @Test
  default void aSimulatedPaymentIsToldAndNothingIsPaid() {
    Hands hands = hands();
    MerchantTradeNo number = ordered(1_200, new Atm(3, codes()));
    hands.issue(number);
    told("/info/");

    hands.simulate(number);

    assertThat(told("/return/")).isInstanceOf(Simulated.class);
    assertThat(ecpay().trades().ask(number).status()).isEqualTo(TradeInfo.Status.UNPAID);
  }

  @Test
  default void whatIsSentAgainIsTheSamePayment() {
    Hands hands = hands();
    MerchantTradeNo number = ordered(1_200, new Credit());
    hands.pay(number);
    Notification first = told("/return/");

    hands.resend(number);

    Notification again = told("/return/");
    assertThat(again).isInstanceOf(Paid.class);
    assertThat(again.trade().ecpayTradeNo()).isEqualTo(first.trade().ecpayTradeNo());
  }

  private PaymentDetails paidDetails(long dollars, PaymentChoice choice) {
    Hands hands = hands();
    MerchantTradeNo number = ordered(dollars, choice);
    hands.pay(number);
    return ((Paid) told("/return/")).details();
  }
}
