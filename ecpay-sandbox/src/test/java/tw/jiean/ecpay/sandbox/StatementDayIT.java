package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.sandbox.card.AuthorisationView;
import tw.jiean.ecpay.sandbox.endpoint.QueryRate;
import tw.jiean.ecpay.sandbox.settlement.Channel;
import tw.jiean.ecpay.sandbox.settlement.Settlement.DayTotal;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.trade.TradeView;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * A day of random trades, refunds on the next, then the statements. What they have to say is worked
 * out here once more, from what the shop did and ECPay's rules of rounding.
 */
class StatementDayIT extends CardTestBase {

  private static final int TRADES = 1_000;
  private static final LocalDate FRIDAY = LocalDate.of(2026, 7, 3);
  private static final LocalDate SATURDAY = FRIDAY.plusDays(1);

  private final Random random = new Random(20_260_703);
  private final Statements statements = new Statements(sandbox);
  private final List<Sale> sales = new ArrayList<>();

  /** What became of a trade, as the shop knows it. */
  private static final class Sale {

    private final String number;
    private final String method;
    private final long amount;
    private final boolean foreign;
    private boolean paid;
    private boolean captured;

    /** Parts that went back, with the day of the closing that took them in. */
    private final Map<LocalDate, Long> refunds = new HashMap<>();

    private Sale(String number, String method, long amount, boolean foreign) {
      this.number = number;
      this.method = method;
      this.amount = amount;
      this.foreign = foreign;
    }

    boolean card() {
      return method.equals("Credit");
    }

    boolean collected() {
      return card() ? captured : paid && !method.equals("TWQR");
    }

    long refunded() {
      return refunds.values().stream().mapToLong(Long::longValue).sum();
    }

    BigDecimal fee() {
      return switch (method) {
        case "Credit" -> percent(foreign ? "0.035" : "0.0275", 5, 3);
        case "ATM", "WebATM" -> percent("0.01", 10, 2);
        case "CVS" -> dollars(new BigDecimal("31.5"));
        case "BARCODE" -> dollars(new BigDecimal("15.75"));
        default -> BigDecimal.ZERO;
      };
    }

    /** What is given back of the fee for a part, cut to a thousandth. */
    BigDecimal feeOf(long part) {
      return fee()
          .multiply(BigDecimal.valueOf(part))
          .divide(BigDecimal.valueOf(amount), 3, RoundingMode.DOWN);
    }

    private BigDecimal percent(String rate, long minimum, int decimals) {
      return new BigDecimal(rate)
          .multiply(BigDecimal.valueOf(amount))
          .max(BigDecimal.valueOf(minimum))
          .multiply(new BigDecimal("1.05"))
          .setScale(decimals, RoundingMode.HALF_DOWN);
    }

    static BigDecimal dollars(BigDecimal sum) {
      return sum.setScale(0, RoundingMode.HALF_DOWN);
    }
  }

  @Override
  SandboxSettings settings(SandboxSettings defaults) {
    return defaults
        .withMerchants(List.of(Merchant.published().withDeposit(1_000_000_000)))
        .withStatementRate(new QueryRate(100, Duration.ofMinutes(1), Duration.ZERO));
  }

  @Test
  void agreesWithWhatHappenedToTheDollar() {
    until(8, 0);
    for (int i = 0; i < TRADES; i++) {
      sell();
      control.advance(Duration.ofSeconds(random.nextInt(80)));
    }
    until(20, 15);
    sales.stream()
        .filter(sale -> sale.card() && sale.paid)
        .forEach(sale -> sale.captured = state(sale.number).equals("captured"));
    until(6, 30);
    sales.stream().filter(sale -> sale.captured).forEach(this::refundSome);
    control.advance(Duration.ofDays(3));
    until(14, 0);

    checkState();
    checkPayouts();
    checkPayments();
    checkDays();
  }

  private void sell() {
    int choice = random.nextInt(10);
    if (choice < 5) {
      sellByCard();
    } else {
      String method = List.of("ATM", "WebATM", "CVS", "BARCODE", "TWQR").get(choice - 5);
      sellOtherwise(method);
    }
  }

  private void sellByCard() {
    boolean foreign = random.nextInt(5) == 0;
    boolean instalments = !foreign && random.nextInt(6) == 0;
    Sale sale = placed("Credit", 5 + random.nextInt(199_995), foreign, instalments);
    if (happens(10)) {
      control.fail(sale.number, "10100058");
      return;
    }
    if (happens(10)) {
      return;
    }
    BuyersChoice card =
        BuyersChoice.byCard((foreign ? TestCard.FOREIGN : TestCard.DOMESTIC).number());
    control.pay(sale.number, instalments ? card.in(new Instalments(3, false)) : card);
    sale.paid = true;
    switch (random.nextInt(8)) {
      case 0 -> assertThat(act(sale.number, "C", sale.amount)).isEqualTo("1");
      case 1 -> assertThat(act(sale.number, "N", sale.amount)).isEqualTo("1");
      case 2 -> {
        assertThat(act(sale.number, "C", sale.amount)).isEqualTo("1");
        assertThat(act(sale.number, "E", sale.amount)).isEqualTo("1");
      }
      case 3 -> {
        assertThat(act(sale.number, "C", sale.amount)).isEqualTo("1");
        long part = 1 + random.nextLong(sale.amount);
        String expected =
            instalments && part < sale.amount ? "99201005" : part == sale.amount ? "99201006" : "1";
        assertThat(act(sale.number, "R", part)).isEqualTo(expected);
        if (expected.equals("1")) {
          sale.refunds.put(FRIDAY, part);
        }
      }
      default -> assertThat(state(sale.number)).isEqualTo("authorised");
    }
  }

  private void sellOtherwise(String method) {
    long highest =
        switch (method) {
          case "CVS" -> 6_000;
          case "BARCODE" -> 20_000;
          default -> 49_999;
        };
    Sale sale = placed(method, 33 + random.nextLong(highest - 33), false, false);
    if (happens(10)) {
      control.expire(sale.number);
    } else if (happens(10)) {
      control.fail(sale.number, "10100058");
    } else if (!happens(10)) {
      control.pay(sale.number);
      sale.paid = true;
    }
  }

  private void refundSome(Sale sale) {
    long left = sale.amount - sale.refunded();
    if (left == 0 || !happens(30)) {
      return;
    }
    long part = happens(50) ? left : 1 + random.nextLong(left);
    String answer = act(sale.number, "R", part);
    if (answer.equals("99201005")) {
      assertThat(part).isLessThan(sale.amount);
      return;
    }
    assertThat(answer).isEqualTo("1");
    sale.refunds.put(SATURDAY, part);
  }

  private Sale placed(String method, long amount, boolean foreign, boolean instalments) {
    Form form = orders.unsigned(method).replacing("TotalAmount", Long.toString(amount));
    Form order = TestOrders.signed(instalments ? form.with("CreditInstallment", "3") : form);
    browser.open(order);
    Sale sale = new Sale(TestOrders.number(order), method, amount, foreign);
    sales.add(sale);
    return sale;
  }

  private boolean happens(int percent) {
    return random.nextInt(100) < percent;
  }

  /** The sandbox's own state says what the shop knows. */
  private void checkState() {
    assertThat(control.trades()).hasSize(TRADES);
    assertThat(sales.stream().filter(sale -> sale.captured)).hasSizeGreaterThan(200);
    assertThat(sales.stream().filter(sale -> !sale.refunds.isEmpty())).hasSizeGreaterThan(50);
    for (Sale sale : sales) {
      TradeView trade = control.trade(sale.number);
      assertThat(trade.state().equals("paid")).isEqualTo(sale.paid);
      List<AuthorisationView> cards = control.authorisations(sale.number);
      assertThat(cards).hasSize(sale.card() && sale.paid ? 1 : 0);
      if (!cards.isEmpty()) {
        assertThat(cards.get(0).captured()).isEqualTo(sale.captured ? sale.amount : 0);
        assertThat(cards.get(0).refunded()).isEqualTo(sale.refunded());
      }
    }
  }

  /** Every capture and every refund has its row in the file of payouts, and nothing else has. */
  private void checkPayouts() {
    List<String> expected = new ArrayList<>();
    for (Sale sale : sales) {
      if (sale.card() && sale.captured) {
        expected.add(line(sale.number, "20260703", sale.amount, sale.fee()));
        long before = 0;
        for (LocalDate day : List.of(FRIDAY, SATURDAY)) {
          long part = sale.refunds.getOrDefault(day, 0L);
          if (part > 0) {
            BigDecimal back = sale.feeOf(before + part).subtract(sale.feeOf(before));
            expected.add(line(sale.number, day.toString().replace("-", ""), -part, back.negate()));
            before += part;
          }
        }
      }
    }

    List<Map<String, String>> rows =
        statements.rows(
            Statements.FUNDING,
            Statements.funding("close", FRIDAY.toString(), SATURDAY.toString()));

    assertThat(rows)
        .extracting(row ->
            line(
                text(row, "訂單編號"),
                text(row, "請款日期"),
                Long.parseLong(text(row, "交易金額")),
                number(row, "服務費(%數)")))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(rows)
        .allSatisfy(row ->
            assertThat(number(row, "交易金額").subtract(number(row, "服務費(%數)")))
                .isEqualByComparingTo(number(row, "撥款金額")));
    for (LocalDate day : List.of(FRIDAY, SATURDAY)) {
      List<Map<String, String>> ofDay =
          rows.stream()
              .filter(row -> text(row, "請款日期").equals(day.toString().replace("-", "")))
              .toList();
      BigDecimal fee = Sale.dollars(sum(ofDay, "服務費(%數)"));
      DayTotal total = control.settled("3002607", Channel.CARD, day);
      assertThat(BigDecimal.valueOf(total.fee())).isEqualByComparingTo(fee);
      assertThat(BigDecimal.valueOf(total.payout()))
          .isEqualByComparingTo(sum(ofDay, "交易金額").subtract(fee));
    }
  }

  /** Every trade has one row in the file of payments, with what is left of it. */
  private void checkPayments() {
    Map<String, Map<String, String>> rows = new HashMap<>();
    statements
        .rows(
            Statements.PAYMENTS,
            Statements.payments("6", FRIDAY.toString(), FRIDAY.toString(), "1", "2"))
        .forEach(row -> assertThat(rows.put(text(row, "廠商訂單編號"), row)).isNull());

    assertThat(rows).hasSize(TRADES);
    for (Sale sale : sales) {
      Map<String, String> row = rows.getOrDefault(sale.number, Map.of());
      BigDecimal fee =
          sale.collected() ? sale.fee().subtract(sale.feeOf(sale.refunded())) : BigDecimal.ZERO;
      long left = sale.collected() ? sale.amount - sale.refunded() : 0;
      assertThat(number(row, "交易金額")).isEqualByComparingTo(BigDecimal.valueOf(sale.amount));
      assertThat(number(row, "退款金額")).isEqualByComparingTo(BigDecimal.valueOf(sale.refunded()));
      assertThat(number(row, "交易手續費")).isEqualByComparingTo(fee);
      assertThat(number(row, "應收款項(淨額)"))
          .isEqualByComparingTo(BigDecimal.valueOf(left).subtract(fee));
      assertThat(text(row, "付款狀態").equals("已付款")).isEqualTo(sale.paid);
    }
    assertThat(
            statements.rows(
                Statements.PAYMENTS,
                Statements.payments("6", FRIDAY.toString(), FRIDAY.toString(), "0", "2")))
        .hasSize(TRADES);
  }

  /** A day's fees are rounded once for each channel. */
  private void checkDays() {
    checkDay(Channel.TRANSFER, sale -> sale.method.endsWith("ATM"));
    checkDay(Channel.STORE, sale -> sale.method.equals("CVS") || sale.method.equals("BARCODE"));
  }

  private void checkDay(Channel channel, Predicate<Sale> in) {
    List<Sale> collected = sales.stream().filter(in).filter(Sale::collected).toList();
    long amount = collected.stream().mapToLong(sale -> sale.amount).sum();
    BigDecimal fee =
        Sale.dollars(collected.stream().map(Sale::fee).reduce(BigDecimal.ZERO, BigDecimal::add));

    DayTotal total = control.settled("3002607", channel, FRIDAY);

    assertThat(collected).hasSizeGreaterThan(50);
    assertThat(total.amount()).isEqualTo(amount);
    assertThat(BigDecimal.valueOf(total.fee())).isEqualByComparingTo(fee);
  }

  private static String line(String number, String day, long amount, BigDecimal fee) {
    return number + " " + day + " " + amount + " " + fee.stripTrailingZeros().toPlainString();
  }

  private static BigDecimal sum(List<Map<String, String>> rows, String column) {
    return rows.stream().map(row -> number(row, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal number(Map<String, String> row, String column) {
    return new BigDecimal(text(row, column));
  }

  private static String text(Map<String, String> row, String column) {
    return row.getOrDefault(column, "");
  }
}
