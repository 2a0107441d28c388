package tw.jiean.ecpay.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tw.jiean.ecpay.sandbox.card.AuthorisationView;
import tw.jiean.ecpay.sandbox.endpoint.QueryRate;
import tw.jiean.ecpay.sandbox.endpoint.ServerReply;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.fault.Faults.FaultView;
import tw.jiean.ecpay.sandbox.notify.Answer;
import tw.jiean.ecpay.sandbox.settlement.Channel;
import tw.jiean.ecpay.sandbox.settlement.Settlement.DayTotal;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.trade.TradeView;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * A day of random trades under every misbehaviour, refunds on the next, then the statements. What
 * they have to say is worked out here once more, from what the shop did and ECPay's rules of
 * rounding. One day is always the same; the seed of the other is new each time, and a failure tells
 * how to have it again.
 */
class StatementDayIT {

  private static final long ALWAYS = 20_260_703;
  private static final List<Fault> OF_NOTIFICATIONS =
      List.of(
          Fault.NOTIFICATION_LOST,
          Fault.NOTIFICATION_LATE,
          Fault.NOTIFICATION_DOUBLED,
          Fault.NOTIFICATION_SIMULTANEOUS,
          Fault.NOTIFICATION_OUT_OF_ORDER,
          Fault.WRONG_SIGNATURE,
          Fault.WRONG_AMOUNT,
          Fault.OTHER_MERCHANT,
          Fault.REPEATED_FIELD,
          Fault.MOVED_BOUNDARY);

  /** After the first of them the shop's command is done, after the others it is not. */
  private static final List<Fault> OF_COMMANDS =
      List.of(
          Fault.DO_ACTION_DONE_UNANSWERED,
          Fault.DO_ACTION_LOST_UNANSWERED,
          Fault.DO_ACTION_REFUSED,
          Fault.CONNECTION_CUT,
          Fault.HTTP_500,
          Fault.SLOW_ANSWER);

  private static final String DO_ACTION = "/CreditDetail/DoAction";
  private static final String QUERY = "/Cashier/QueryTradeInfo/V5";
  private static final int TRADES = 1_000;
  private static final LocalDate FRIDAY = LocalDate.of(2026, 7, 3);
  private static final LocalDate SATURDAY = FRIDAY.plusDays(1);

  private Random random = new Random(ALWAYS);
  private final SettableClock clock = new SettableClock();
  private final List<Sale> sales = new ArrayList<>();
  private final Set<String> toldPaid = new HashSet<>();
  private final EcpaySandbox sandbox =
      EcpaySandbox.inProcess(
          SandboxSettings.defaults()
              .withClock(clock)
              .withShop(this::told)
              .withMerchants(List.of(Merchant.published().withDeposit(1_000_000_000)))
              .withStatementRate(new QueryRate(100, Duration.ofMinutes(1), Duration.ZERO)));
  private final SandboxControl control = sandbox.control();

  @AfterEach
  void stop() {
    sandbox.close();
  }

  static LongStream seeds() {
    return LongStream.of(ALWAYS, Long.getLong("sandbox.day.seed", new Random().nextLong()));
  }

  /** A shop that is down now and then, and takes what is rightly signed at its word. */
  private Answer told(String url, String form) {
    if (happens(5)) {
      return Answer.of(503, "");
    }
    Form fields = Form.parse(form.getBytes(UTF_8));
    if (!Merchant.published().signed(fields)) {
      return Answer.of(200, "0|CheckMacValue Error");
    }
    if (fields.text("RtnCode").equals("1")) {
      toldPaid.add(fields.text("MerchantTradeNo"));
    }
    return Answer.of(200, "1|OK");
  }

  /** What became of a trade, as the shop knows it. */
  private static final class Sale {

    private final String number;
    private final String method;
    private final long amount;
    private final boolean foreign;
    private final boolean instalments;
    private boolean paid;
    private boolean captured;

    /** Parts that went back, with the day of the closing that took them in. */
    private final Map<LocalDate, Long> refunds = new HashMap<>();

    private Sale(String number, String method, long amount, boolean foreign, boolean instalments) {
      this.number = number;
      this.method = method;
      this.amount = amount;
      this.foreign = foreign;
      this.instalments = instalments;
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

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void agreesWithWhatHappenedToTheDollar(long seed) {
    random = new Random(seed);
    try {
      live();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("This day comes again by -Dsandbox.day.seed=" + seed, e);
    }
  }

  private void live() {
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

    checkFaults();
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
      case 0 -> act(sale, "C", sale.amount, "1");
      case 1 -> act(sale, "N", sale.amount, "1");
      case 2 -> {
        act(sale, "C", sale.amount, "1");
        act(sale, "E", sale.amount, "1");
      }
      case 3 -> {
        act(sale, "C", sale.amount, "1");
        long part = 1 + random.nextLong(sale.amount);
        String expected =
            instalments && part < sale.amount ? "99201005" : part == sale.amount ? "99201006" : "1";
        act(sale, "R", part, expected);
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
    if (sale.instalments && part < sale.amount) {
      act(sale, "R", part, "99201005");
      return;
    }
    act(sale, "R", part, "1");
    sale.refunds.put(SATURDAY, part);
  }

  private Sale placed(String method, long amount, boolean foreign, boolean instalments) {
    String number = String.format(Locale.ROOT, "DAY%05d", sales.size());
    Form form =
        Form.of(
            "MerchantID", "3002607",
            "MerchantTradeNo", number,
            "MerchantTradeDate", TaiwanTime.dateTime(control.now()),
            "PaymentType", "aio",
            "TotalAmount", Long.toString(amount),
            "TradeDesc", "order",
            "ItemName", "thing",
            "ReturnURL", "https://shop.example/return/",
            "PaymentInfoURL", "https://shop.example/code/",
            "ChoosePayment", method,
            "EncryptType", "1");
    Form order = TestOrders.signed(instalments ? form.with("CreditInstallment", "3") : form);
    control.order(order.encoded());
    if (happens(20)) {
      Fault fault = OF_NOTIFICATIONS.get(random.nextInt(OF_NOTIFICATIONS.size()));
      control.misbehave(fault, number, 1 + random.nextInt(2));
    }
    Sale sale = new Sale(number, method, amount, foreign, instalments);
    sales.add(sale);
    return sale;
  }

  /** Has a card's money moved, once, although every fifth time it cannot be seen whether it was. */
  private void act(Sale sale, String action, long amount, String expected) {
    Form request =
        Answers.action(sale.number, control.trade(sale.number).tradeNo(), action, amount);
    if (happens(20)) {
      Fault fault = OF_COMMANDS.get(random.nextInt(OF_COMMANDS.size()));
      control.misbehave(fault, sale.number, 1);
      ServerReply reply = sandbox.answer(DO_ACTION, request.encoded());
      boolean confirmed =
          !reply.cut()
              && reply.status() == 200
              && reply.after().isZero()
              && "1".equals(Answers.fields(reply.body()).get("RtnCode"));
      assertThat(confirmed).as(fault.word()).isFalse();
      if (fault == Fault.DO_ACTION_DONE_UNANSWERED || fault == Fault.SLOW_ANSWER) {
        return;
      }
    }
    assertThat(Answers.fields(sandbox.answer(DO_ACTION, request.encoded()).body()))
        .containsEntry("RtnCode", expected);
  }

  private String state(String number) {
    List<AuthorisationView> all = control.authorisations(number);
    return all.get(all.size() - 1).state();
  }

  /** Moves the sandbox to the next time that the clock on Taiwan's walls shows that. */
  private void until(int hour, int minute) {
    LocalTime now = TaiwanTime.at(control.now()).toLocalTime();
    Duration distance = Duration.between(now, LocalTime.of(hour, minute));
    control.advance(distance.isNegative() || distance.isZero() ? distance.plusDays(1) : distance);
  }

  private List<Map<String, String>> rows(String path, Form request) {
    return Statements.rows(sandbox.answer(path, TestOrders.signed(request).encoded()).body());
  }

  private boolean happens(int percent) {
    return random.nextInt(100) < percent;
  }

  /** All of them struck, and a statement that misbehaves agrees no longer. */
  private void checkFaults() {
    Form all = Statements.payments("6", FRIDAY.toString(), FRIDAY.toString(), "1", "2");
    List<Map<String, String>> right = rows(Statements.PAYMENTS, all);
    for (Fault fault :
        List.of(
            Fault.STATEMENT_ROW_MISSING,
            Fault.STATEMENT_ROW_EXTRA,
            Fault.STATEMENT_ROW_DIFFERENT)) {
      control.misbehave(fault, sales.get(random.nextInt(TRADES)).number, 1);
      assertThat(rows(Statements.PAYMENTS, all)).as(fault.word()).isNotEqualTo(right);
    }
    Sale paid = sales.stream().filter(sale -> sale.paid).findFirst().orElseThrow();
    control.misbehave(Fault.TRADE_STATUS_LATE, paid.number, 1);
    String query = Answers.query(paid.number, clock.instant().getEpochSecond()).encoded();
    assertThat(sandbox.answer(QUERY, query).body()).contains("TradeStatus=0");
    assertThat(sandbox.answer(QUERY, query).body()).contains("TradeStatus=1");

    Set<String> struck =
        control.faults().stream()
            .filter(fault -> fault.struck() > 0)
            .map(FaultView::name)
            .collect(toSet());
    assertThat(struck)
        .containsExactlyInAnyOrderElementsOf(Stream.of(Fault.values()).map(Fault::word).toList());
  }

  /** The sandbox's own state says what the shop knows. */
  private void checkState() {
    assertThat(control.trades()).hasSize(TRADES);
    assertThat(toldPaid)
        .isSubsetOf(sales.stream().filter(sale -> sale.paid).map(sale -> sale.number).toList())
        .hasSizeGreaterThan(TRADES / 2);
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
        rows(
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
    rows(
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
            rows(
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
