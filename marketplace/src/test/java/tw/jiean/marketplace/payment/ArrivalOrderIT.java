package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;

/**
 * Number issued, paid, paid again, failed late, a query's answer and the timer, in all 720 orders
 * of arrival, each order for a payment of its own (row R2 of the reliability goals).
 */
@MarketplaceTest
@Import(TestCharges.class)
class ArrivalOrderIT {

  private static final Instant PAID_AT = Instant.parse("2026-11-22T12:30:15Z");

  @Autowired private Payments payments;
  @Autowired private PaymentTransitions transitions;
  @Autowired private TransactionTemplate transaction;
  @Autowired private TestCharges charges;
  @Autowired private Ledger ledger;
  @Autowired private JdbcClient jdbc;

  private enum What {
    CODE,
    PAID,
    PAID_AGAIN,
    FAILED,
    ANSWER,
    TIMER
  }

  private record Case(ChargeReference reference, OpenedPayment payment, List<What> order) {}

  @ParameterizedTest
  @EnumSource(names = {"CREDIT_CARD", "ATM", "CVS", "BARCODE"})
  void everyOrderOfArrivalEndsInTheSameState(PaymentMethod method) {
    List<Case> cases =
        permutations(List.of(What.values())).stream().map(order -> open(method, order)).toList();
    assertThat(cases).hasSize(720);

    for (int step = 0; step < What.values().length; step++) {
      int now = step;
      transitions.take(
          cases.stream().map(one -> report(one, one.order().get(now), method)).toList());
      for (Case one : cases) {
        boolean moneyCame =
            one.order().subList(0, now + 1).stream()
                .anyMatch(
                    what -> what == What.PAID || what == What.PAID_AGAIN || what == What.ANSWER);
        // Never backwards from paid, and never paid before money came.
        assertThat(view(one).status() == PaymentStatus.PAID)
            .as("%s after %s", one.order(), now + 1)
            .isEqualTo(moneyCame);
      }
    }

    for (Case one : cases) {
      PaymentView view = view(one);
      assertThat(view.status()).as("%s", one.order()).isEqualTo(PaymentStatus.PAID);
      assertThat(view.paidAt()).isEqualTo(PAID_AT);
      assertThat(view.surplus()).isFalse();
      assertThat(charges.of(one.reference())).as("%s", one.order()).hasSize(1);
      assertThat(ledger.balance(Side.escrow(one.reference().value()))).isEqualTo(1200);
      assertThat(ledger.balance(Side.receivable(view.id().toString()))).isEqualTo(1200);
    }
    assertThat(
            jdbc.sql(
                    """
                    select count(*) from payment_inbox i
                      join payment_attempt a on a.merchant_trade_no = i.merchant_trade_no
                    where a.method = ? and i.verdict = 'applied' and i.code = '1'
                      and a.reference = any(?)
                    """)
                .params(
                    method.code(),
                    cases.stream().map(one -> one.reference().value()).toArray(String[]::new))
                .query(Long.class)
                .single())
        .isEqualTo(720);
  }

  private Report report(Case one, What what, PaymentMethod method) {
    return switch (what) {
      case CODE ->
          method == PaymentMethod.CREDIT_CARD
              ? report(one, Door.RETURN, "10300066", new News.Undecided())
              : report(
                  one,
                  Door.PAYMENT_INFO,
                  "2",
                  new News.CodeIssued(
                      ecpayTradeNo(one),
                      new PaymentCode.StoreCode("LLL26112200001"),
                      PAID_AT.plusSeconds(86_400)));
      case PAID, PAID_AGAIN ->
          report(
              one,
              Door.RETURN,
              "1",
              new News.Paid(ecpayTradeNo(one), PAID_AT, false, null),
              what.name());
      case FAILED ->
          report(one, Door.RETURN, "10100058", new News.Failed(ecpayTradeNo(one), "10100058"));
      case ANSWER ->
          report(one, Door.QUERY, "1", new News.Paid(ecpayTradeNo(one), PAID_AT, false, null));
      case TIMER -> Report.expired(tradeNo(one));
    };
  }

  private static Report report(Case one, Door door, String code, News news) {
    return report(one, door, code, news, news.toString());
  }

  private static Report report(Case one, Door door, String code, News news, String content) {
    return new Report(
        door,
        tradeNo(one),
        String.format("%064X", content.hashCode() & 0xffffffffL),
        code,
        Report.Claims.NONE,
        news,
        Map.of());
  }

  private static MerchantTradeNo tradeNo(Case one) {
    return new MerchantTradeNo(one.payment().merchantTradeNo());
  }

  private static Optional<EcpayTradeNo> ecpayTradeNo(Case one) {
    return Optional.of(
        new EcpayTradeNo(String.format(Locale.ROOT, "2611%014d", one.payment().id().value())));
  }

  private PaymentView view(Case one) {
    return payments.find(one.payment().id()).orElseThrow();
  }

  private Case open(PaymentMethod method, List<What> order) {
    String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    ChargeReference reference = new ChargeReference(random.substring(0, 26));
    Charge charge =
        new Charge(reference, Money.of(1200), method, new ResultToken(random), "request");
    return new Case(
        reference,
        Objects.requireNonNull(transaction.execute(status -> payments.open(charge))),
        order);
  }

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (T first : items) {
      for (List<T> rest :
          permutations(items.stream().filter(item -> !item.equals(first)).toList())) {
        List<T> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        all.add(order);
      }
    }
    return all;
  }
}
