package tw.jiean.ecpay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.checkout.CheckoutForm;
import tw.jiean.ecpay.checkout.Financier;
import tw.jiean.ecpay.checkout.InstalmentPlan;
import tw.jiean.ecpay.checkout.Language;
import tw.jiean.ecpay.checkout.MemberId;
import tw.jiean.ecpay.checkout.PaymentChoice;
import tw.jiean.ecpay.checkout.PaymentChoice.All;
import tw.jiean.ecpay.checkout.PaymentChoice.ApplePay;
import tw.jiean.ecpay.checkout.PaymentChoice.Atm;
import tw.jiean.ecpay.checkout.PaymentChoice.Barcode;
import tw.jiean.ecpay.checkout.PaymentChoice.Bnpl;
import tw.jiean.ecpay.checkout.PaymentChoice.Credit;
import tw.jiean.ecpay.checkout.PaymentChoice.Cvs;
import tw.jiean.ecpay.checkout.PaymentChoice.DigitalPayment;
import tw.jiean.ecpay.checkout.PaymentChoice.Hidden;
import tw.jiean.ecpay.checkout.PaymentChoice.Instalments;
import tw.jiean.ecpay.checkout.PaymentChoice.Periodic;
import tw.jiean.ecpay.checkout.PaymentChoice.Twqr;
import tw.jiean.ecpay.checkout.PaymentChoice.WebAtm;
import tw.jiean.ecpay.checkout.PaymentChoice.WeiXin;
import tw.jiean.ecpay.checkout.PeriodUnit;
import tw.jiean.ecpay.checkout.Store;
import tw.jiean.ecpay.checkout.UnionPay;
import tw.jiean.ecpay.checkout.Wallet;
import tw.jiean.ecpay.query.TradeInfo;

/** Orders and questions about them: ECPay pages 2862 to 2876, 2890, 5679. */
interface OrderContract extends Contract {

  /** What the published merchant of the stage has switched on. */
  default Stream<PaymentChoice> everywhere() {
    return Stream.of(
        new Credit(),
        new Instalments(Set.of(InstalmentPlan.THREE, InstalmentPlan.SIX)),
        new Periodic(PeriodUnit.MONTHS, 1, 12, shop("/period/")),
        new Atm(3, codes()),
        new WebAtm(),
        new Cvs(60, Store.ANY, List.of("第一行", "two"), codes()),
        new Barcode(7, codes()),
        new All(Set.of(Hidden.CVS, Hidden.BNPL), codes()));
  }

  /** What a merchant needs a contract of its own for. */
  default Stream<PaymentChoice> byContract() {
    return Stream.of(
        new Credit(true, UnionPay.NOT_OFFERED, null),
        new Credit(false, UnionPay.ONLY, null),
        new Credit(
            false, UnionPay.OFFERED, new MemberId(target().config().merchantId() + "member1")),
        new ApplePay(),
        new Twqr(),
        new WeiXin(),
        new Bnpl(Financier.URICH, shop("/info/")),
        new DigitalPayment(Wallet.JKOPAY),
        new DigitalPayment(Wallet.IPASS));
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  default void anOrderIsKnownOnceItHasReachedTheCashier(PaymentChoice choice) {
    requireKnown(ordered(3_500, choice));
  }

  @ParameterizedTest
  @MethodSource("byContract")
  default void anOrderByContractIsKnownOnceItHasReachedTheCashier(PaymentChoice choice) {
    hands();
    requireKnown(ordered(3_500, choice));
  }

  private void requireKnown(MerchantTradeNo number) {
    TradeInfo info = ecpay().trades().ask(number);

    assertThat(info.status()).isIn(TradeInfo.Status.UNPAID, TradeInfo.Status.NOT_ESTABLISHED);
    assertThat(info.amount()).contains(new TradeAmount(3_500));
  }

  @Test
  default void textWithEverySignThatEncodersDisagreeOnIsAccepted() {
    MerchantTradeNo number = Contract.newNumber();
    CheckoutForm form =
        ecpay()
            .checkout()
            .form(
                order(number, 100, new Credit())
                    .language(Language.ENGLISH)
                    .customFields("a=b", "~'!*()", "接案 + 設計", "%27")
                    .clientBackUrl(shop("/back/?a=1%2B1"))
                    .build());

    assertThat(open(form)).doesNotContain("10200073", "CheckMacValue Error");
    assertThat(ecpay().trades().ask(number).status()).isNotEqualTo(TradeInfo.Status.UNKNOWN_TRADE);
  }

  @Test
  default void anOrderThatWasChangedAfterSigningIsRefused() {
    MerchantTradeNo number = Contract.newNumber();
    CheckoutForm signed = ecpay().checkout().form(order(number, 100, new Credit()).build());
    List<CheckoutForm.Field> cheaper = new ArrayList<>();
    signed
        .fields()
        .forEach(field ->
            cheaper.add(
                field.name().equals("TotalAmount")
                    ? new CheckoutForm.Field("TotalAmount", "50")
                    : field));

    assertThat(open(new CheckoutForm(signed.action(), cheaper))).contains("CheckMacValue");
    assertThat(ecpay().trades().ask(number).status()).isEqualTo(TradeInfo.Status.UNKNOWN_TRADE);
  }

  @Test
  default void aNumberThatECPayHasNeverSeenIsUnknownAndSignedSo() {
    TradeInfo info = ecpay().trades().ask(Contract.newNumber());

    assertThat(info.status()).isEqualTo(TradeInfo.Status.UNKNOWN_TRADE);
    assertThat(info.amount()).isEmpty();
  }

  @Test
  default void aNumberIsTakenOnceOnly() {
    hands();
    MerchantTradeNo number = ordered(100, new Credit());
    open(ecpay().checkout().form(order(number, 200, new Credit()).build()));

    assertThat(ecpay().trades().ask(number).amount()).contains(new TradeAmount(100));
  }
}
