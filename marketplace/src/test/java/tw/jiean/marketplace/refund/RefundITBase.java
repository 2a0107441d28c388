package tw.jiean.marketplace.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.card.CardTrade;
import tw.jiean.ecpay.checkout.CheckoutForm;
import tw.jiean.ecpay.checkout.CheckoutRequest;
import tw.jiean.ecpay.checkout.InstalmentPlan;
import tw.jiean.ecpay.checkout.PaymentChoice;
import tw.jiean.ecpay.sandbox.EcpaySandbox;
import tw.jiean.ecpay.sandbox.card.AuthorisationView;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.ledger.AccountTotals;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.LedgerAccount;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.Charge;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.OpenedPayment;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;
import tw.jiean.marketplace.payment.ResultToken;

/**
 * What tests of refunds share: payments by real notifications, a sandbox that answers, one clock.
 */
@MarketplaceTest
@Import(RefundWorld.class)
// The clock stands still while many refunds are worked at.
@TestPropertySource(properties = "ecpay.budget.interval=0s")
abstract class RefundITBase {

  static final long PRICE = 1_200;

  @Autowired MockMvcTester mvc;
  @Autowired Payments payments;
  @Autowired Refunds refunds;
  @Autowired RefundExecution execution;
  @Autowired RefundDesk desk;
  @Autowired RefundRepository repository;
  @Autowired RefundLog log;
  @Autowired Ledger ledger;
  @Autowired EcpaySandbox sandbox;
  @Autowired RefundWorld.Line line;
  @Autowired RefundWorld.Charges charges;
  @Autowired EcpayClient ecpay;
  @Autowired SettableClock clock;
  @Autowired TransactionTemplate transaction;
  @Autowired JdbcClient jdbc;

  @BeforeEach
  void atNoon() {
    advanceTo(LocalTime.NOON);
  }

  @AfterEach
  void behave() {
    sandbox.control().behave();
    line.answerQuestions(true);
  }

  /** Each test looks at every refund that it left behind: whatever happened, the books agree. */
  @AfterEach
  void theBooksAgree() {
    long sum =
        ledger.trialBalance(clock.instant()).stream()
            .mapToLong(totals -> totals.debits().dollars() - totals.credits().dollars())
            .sum();
    assertThat(sum).isZero();
    long open =
        jdbc.sql(
                "select coalesce(sum(amount), 0) from refund where status not in ('done', 'withdrawn')")
            .query(Long.class)
            .single();
    assertThat(
            ledger.trialBalance(clock.instant()).stream()
                .filter(totals -> totals.account() == LedgerAccount.REFUND_PAYABLE)
                .mapToLong(AccountTotals::balance)
                .sum())
        .as("what is owed to buyers is what open refunds are")
        .isEqualTo(open);
  }

  /** A payment that was made. */
  record Paid(ChargeReference reference, PaymentView view) {

    String tradeNo() {
      return view.merchantTradeNo();
    }

    CardTrade trade() {
      return new CardTrade(
          new MerchantTradeNo(tradeNo()),
          new EcpayTradeNo(Objects.requireNonNull(view.ecpayTradeNo())));
    }
  }

  void advanceTo(LocalTime time) {
    clock.set(EcpayTime.next(time, clock.instant()));
    sandbox.control().runDue();
  }

  void advance(Duration distance) {
    clock.tick(distance);
    sandbox.control().runDue();
  }

  static ChargeReference newReference() {
    return new ChargeReference(
        UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT).substring(0, 26));
  }

  OpenedPayment open(ChargeReference reference, PaymentMethod method, long amount) {
    Charge charge =
        new Charge(
            reference,
            Money.of(amount),
            method,
            new ResultToken(UUID.randomUUID().toString()),
            UUID.randomUUID().toString());
    return Objects.requireNonNull(transaction.execute(status -> payments.open(charge)));
  }

  Paid paid(ChargeReference reference, OpenedPayment opened, CheckoutForm form, BuyersChoice how) {
    sandbox.control().order(encoded(form));
    sandbox.control().pay(opened.merchantTradeNo(), how);
    return new Paid(reference, payments.find(opened.id()).orElseThrow());
  }

  Paid paid(PaymentMethod method, long amount) {
    ChargeReference reference = newReference();
    OpenedPayment opened = open(reference, method, amount);
    return paid(reference, opened, opened.form(), BuyersChoice.any());
  }

  Paid paidByCard() {
    return paid(PaymentMethod.CREDIT_CARD, PRICE);
  }

  /** In three instalments, which no choice of the site offers yet: the cashier's form does. */
  Paid paidInInstalments() {
    ChargeReference reference = newReference();
    OpenedPayment opened = open(reference, PaymentMethod.CREDIT_CARD, PRICE);
    CheckoutRequest order =
        CheckoutRequest.of(
                new MerchantTradeNo(opened.merchantTradeNo()),
                clock.instant(),
                new TradeAmount(PRICE),
                "test",
                "test",
                URI.create("http://localhost:8080/order/return/"),
                new PaymentChoice.Instalments(Set.of(InstalmentPlan.THREE)))
            .extraPaidInfo()
            .build();
    return paid(
        reference,
        opened,
        ecpay.checkout().form(order),
        BuyersChoice.any().in(Instalments.of("3").orElseThrow()));
  }

  /** Its capture waits for the next closing. */
  Paid pendingCapture() {
    Paid paid = paidByCard();
    ecpay.cards().capture(paid.trade(), new TradeAmount(PRICE));
    return paid;
  }

  /** ECPay captured it yesterday evening. */
  Paid captured() {
    Paid paid = paidByCard();
    advanceTo(LocalTime.of(21, 0));
    advanceTo(LocalTime.NOON);
    return paid;
  }

  RefundAnswer ask(Paid paid, long amount, String requestId) {
    return refunds.request(
        NewRefund.ofPayment(
            paid.reference(),
            paid.view().id(),
            Money.of(amount),
            RefundReason.said("買家要求"),
            requestId,
            "operator@example.com"));
  }

  RefundId request(Paid paid, long amount) {
    RefundAnswer answer = ask(paid, amount, UUID.randomUUID().toString());
    assertThat(answer).isInstanceOf(RefundAnswer.Opened.class);
    return ((RefundAnswer.Opened) answer).refund().id();
  }

  Refund refund(RefundId id) {
    return repository.find(id).orElseThrow();
  }

  List<String> actions(RefundId id) {
    return log.of(id).stream().map(step -> RefundStep.word(step.action())).toList();
  }

  AuthorisationView card(Paid paid) {
    return sandbox.control().authorisations(paid.tradeNo()).getLast();
  }

  long escrow(Paid paid) {
    return ledger.balance(Side.escrow(paid.reference().value()));
  }

  long receivable(Paid paid) {
    return ledger.balance(Side.receivable(paid.view().id().toString()));
  }

  PaymentView payment(Paid paid) {
    return payments.find(paid.view().id()).orElseThrow();
  }

  void assertDone(RefundId id, RefundWay way) {
    assertThat(refund(id).state())
        .extracting(Refund.State::status, Refund.State::way)
        .containsExactly(RefundStatus.DONE, way);
  }

  private static String encoded(CheckoutForm form) {
    return form.fields().stream()
        .map(field -> encode(field.name()) + "=" + encode(field.value()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
