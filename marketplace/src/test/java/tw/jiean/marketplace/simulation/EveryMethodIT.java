package tw.jiean.marketplace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.ecpay.refund.PaidWith.Card.Kind;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.MethodChoice;
import tw.jiean.marketplace.order.OrderStatus;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.simulation.World.Placed;

/** Every way of paying, from the buyer's choice to the money in the books, by ECPay's messages. */
@SimulatedWorldTest
class EveryMethodIT {

  /** Beyond those of random worlds: the same seed gives the same time and numbers. */
  private static final AtomicLong SEEDS = new AtomicLong(3_000);

  @Autowired private World world;
  @Autowired private Ledger ledger;

  private Truth truth;

  @BeforeEach
  void begin() {
    world.begin(SEEDS.incrementAndGet());
    truth = new Truth(world);
  }

  @AfterEach
  void end() {
    truth.holdsAtTheEnd();
    world.end();
  }

  /** Service 0 costs NT$1,200, 1 NT$4,800, 2 NT$19,000 and 3 NT$60,000. */
  @ParameterizedTest
  @CsvSource({
    "credit_card, 0, Credit",
    "webatm, 0, WebATM",
    "applepay, 0, ApplePay",
    "twqr, 1, TWQR",
    "weixin, 3, WeiXin",
    "jkopay, 1, DigitalPayment",
    "ipass, 1, DigitalPayment"
  })
  void whatIsPaidAtTheCashierIsPaid(String method, int service, String wire) {
    Placed placed = order(service, MethodChoice.of(method(method)));

    assertThat(world.ecpay().trade(placed.tradeNo()).choosePayment()).isEqualTo(wire);
    assertThat(payment(placed).status()).isEqualTo(PaymentStatus.CREATED);
    world.ecpay().pay(placed.tradeNo());
    assertPaid(placed);
  }

  @ParameterizedTest
  @CsvSource({"3, 0", "6, 1", "12, 1", "18, 2", "24, 2", "30N, 3"})
  void aCardPaysInTheInstalmentsThatWereChosen(String plan, int service) {
    Placed placed = order(service, new MethodChoice(PaymentMethod.CREDIT_CARD, plan, ""));

    world.ecpay().pay(placed.tradeNo());

    assertPaid(placed);
    PaymentView paid = payment(placed);
    assertThat(Objects.requireNonNull(paid.terms().instalments()).code()).isEqualTo(plan);
    assertThat(Objects.requireNonNull(paid.card()).kind()).isEqualTo(Kind.INSTALMENTS);
  }

  @ParameterizedTest
  @CsvSource({"atm, 2, 3", "cvs, 1, 7", "barcode, 2, 7"})
  void aCodeIsIssuedForTheUsualTimeAndPaid(String method, int service, int days) {
    assertIssuedAndPaid(order(service, MethodChoice.of(method(method))), days);
  }

  @ParameterizedTest
  @CsvSource({"1", "3", "7"})
  void anAccountLivesAsLongAsTheBuyerChose(String days) {
    Placed placed = order(2, new MethodChoice(PaymentMethod.ATM, "", days));

    assertIssuedAndPaid(placed, Integer.parseInt(days));
  }

  private void assertIssuedAndPaid(Placed placed, int days) {
    world.ecpay().issue(placed.tradeNo());

    PaymentView issued = payment(placed);
    assertThat(issued.status()).isEqualTo(PaymentStatus.CODE_ISSUED);
    assertThat(issued.code()).isNotNull();
    assertThat(issued.terms().timeToPay()).isEqualTo(Duration.ofDays(days));
    // ECPay counts whole days to midnight, or minutes.
    assertThat(Duration.between(placed.at(), Objects.requireNonNull(issued.codeExpiresAt())))
        .isBetween(Duration.ofDays(days).minusMinutes(1), Duration.ofDays(days + 1));
    world.ecpay().pay(placed.tradeNo());
    assertPaid(placed);
  }

  @Test
  void aFinancierIsAskedFirstAndPaysLater() {
    Placed placed = order(1, MethodChoice.of(PaymentMethod.BNPL));

    world.ecpay().issue(placed.tradeNo());
    assertThat(payment(placed).status()).isEqualTo(PaymentStatus.UNKNOWN);

    world.ecpay().pay(placed.tradeNo());
    assertPaid(placed);
  }

  @Test
  void aFinancierThatRefusesLeavesTheOrderToBePaidOtherwise() {
    Placed refused = order(1, MethodChoice.of(PaymentMethod.BNPL));
    world.ecpay().issue(refused.tradeNo());
    world.ecpay().decline(refused.tradeNo());
    world.pass(Duration.ofHours(2));

    assertThat(payment(refused).status()).isEqualTo(PaymentStatus.FAILED);
    Placed again =
        Objects.requireNonNull(world.payAgain(refused.order(), PaymentMethod.CREDIT_CARD));
    world.ecpay().pay(again.tradeNo());
    assertPaid(again);
  }

  /** So that a method that is added is bought with here as well. */
  @Test
  void noMethodThatIsOfferedIsMissingHere() {
    assertThat(
            Arrays.stream(PaymentMethod.values())
                .filter(method -> world.payments().offer(method, Money.of(4_800)).isOffered()))
        .extracting(PaymentMethod::code)
        .containsExactlyInAnyOrder(
            "credit_card",
            "atm",
            "webatm",
            "cvs",
            "barcode",
            "applepay",
            "twqr",
            "bnpl",
            "weixin",
            "jkopay",
            "ipass");
  }

  private Placed order(int service, MethodChoice choice) {
    @Nullable Placed placed = world.order(service, choice);
    assertThat(placed).as("the choice was taken and the cashier opened").isNotNull();
    return Objects.requireNonNull(placed);
  }

  private static PaymentMethod method(String code) {
    return PaymentMethod.ofCode(code).orElseThrow();
  }

  private PaymentView payment(Placed placed) {
    return world.payments().attempts(placed.order().reference()).stream()
        .filter(attempt -> attempt.merchantTradeNo().equals(placed.tradeNo()))
        .findFirst()
        .orElseThrow();
  }

  private void assertPaid(Placed placed) {
    PaymentView paid = payment(placed);
    assertThat(paid.status()).isEqualTo(PaymentStatus.PAID);
    assertThat(paid.surplus()).isFalse();
    assertThat(world.orders().find(placed.order()).orElseThrow().status())
        .isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
    assertThat(ledger.balance(Side.escrow(placed.order().value()))).isEqualTo(placed.amount());
    assertThat(ledger.balance(Side.receivable(paid.id().toString()))).isEqualTo(placed.amount());
  }
}
