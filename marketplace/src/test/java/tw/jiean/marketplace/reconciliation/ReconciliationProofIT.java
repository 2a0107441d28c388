package tw.jiean.marketplace.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.support.SqlArrayValue;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.simulation.SimulatedWorldTest;
import tw.jiean.marketplace.simulation.World;

/**
 * Row R6 of the reliability goals: among 100,000 clean rows every one of 200 planted breaks of
 * eight kinds is found, and nothing else.
 */
@SimulatedWorldTest
@ExtendWith(Proof.class)
class ReconciliationProofIT {

  private static final int ROWS = 100_000;
  private static final int BREAKS = 200;
  private static final List<BreakKind> KINDS = List.of(BreakKind.values());
  private static final String[] METHODS = {
    "credit_card",
    "credit_card",
    "credit_card",
    "applepay",
    "atm",
    "webatm",
    "cvs",
    "barcode",
    "jkopay"
  };

  @Autowired private World world;
  @Autowired private Reconciliation reconciliation;
  @Autowired private Breaks breaks;
  @Autowired private EcpayConfig config;

  private final Random random = Proof.random();
  private LocalDate day = LocalDate.EPOCH;

  /**
   * One trade as it is at ECPay; the break says what is wrong with it.
   *
   * @param refund what was given back of it, as we know
   */
  private record Trade(
      String number, String method, long amount, long refund, @Nullable BreakKind broken) {

    Trade with(BreakKind kind) {
      // What ECPay or the ledger lacks we have; what we lack, ECPay has.
      long known = kind == BreakKind.REFUND && card() ? Math.max(refund, 5 * (amount % 3)) : refund;
      return new Trade(number, method, amount, known, kind);
    }

    /** One way to be broken of three. */
    boolean refundIs(int way) {
      return is(BreakKind.REFUND) && card() && amount % 3 == way;
    }

    boolean card() {
      return method.equals("credit_card") || method.equals("applepay");
    }

    /** Our number in digits: the authorisation's and ECPay's number are made of it. */
    String digits() {
      return number.substring(3);
    }

    boolean is(BreakKind kind) {
      return broken == kind;
    }

    /** By ECPay's fee page, with tax, counted as page 4809 of its help says. */
    BigDecimal fee() {
      BigDecimal dollars = BigDecimal.valueOf(amount);
      return switch (method) {
        case "credit_card", "applepay" ->
            dollars
                .multiply(new BigDecimal("0.028875"))
                .max(new BigDecimal("5.25"))
                .setScale(3, RoundingMode.HALF_DOWN);
        case "atm", "webatm" ->
            dollars
                .multiply(new BigDecimal("0.0105"))
                .max(new BigDecimal("10.5"))
                .setScale(2, RoundingMode.HALF_DOWN);
        case "cvs" -> new BigDecimal(31);
        case "barcode" -> new BigDecimal(16);
        default -> BigDecimal.ZERO;
      };
    }

    int payoutDays() {
      return card() ? 4 : method.equals("cvs") || method.equals("barcode") ? 3 : 1;
    }
  }

  @Test
  void everyPlantedBreakIsFoundAndNoOther() {
    day = LocalDate.of(2028, 1, 10);
    assertThat(day.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    world.begin(6, day.minusDays(1).atTime(9, 0).atZone(WorkingDays.TAIWAN).toInstant());
    List<Trade> trades =
        trades(Proof.scale(ROWS, 1_000), Proof.scale(BREAKS, BreakKind.values().length));
    insert(trades.stream().filter(trade -> !trade.is(BreakKind.MISSING_HERE)).toList());
    world.way().rewriteFiles((asked, file) -> file(asked, trades));

    Instant began = Instant.now();
    world
        .clock()
        .set(day.plusDays(8).atTime(LocalTime.of(14, 30)).atZone(WorkingDays.TAIWAN).toInstant());
    for (int minute = 0; minute < 60; minute++) {
      reconciliation.runDue();
      world.clock().tick(Duration.ofSeconds(61));
    }
    System.out.printf(
        Locale.ROOT,
        "%,d rows with %d breaks: files, comparison and postings in %d ms, at most %d MB of heap%n",
        trades.size(),
        planted(trades).size(),
        Duration.between(began, Instant.now()).toMillis(),
        Runtime.getRuntime().totalMemory() >> 20);

    assertThat(found("status = 'open'")).isEqualTo(planted(trades));
    assertThat(found("true")).as("none was found and lost").isEqualTo(planted(trades));
    assertThat(
            world
                .jdbc()
                .sql(
                    "select ours_count || ' ' || ecpay_count from reconciliation_day where day = :day and complete")
                .param("day", day)
                .query(String.class)
                .single())
        .isEqualTo(
            count(trades, t -> !t.is(BreakKind.MISSING_HERE) && !t.is(BreakKind.DATE))
                + " "
                + (count(trades, t -> !t.is(BreakKind.MISSING_THERE) && !t.is(BreakKind.STATUS))
                    + count(trades, t -> t.is(BreakKind.DUPLICATE))));
    aBreakAgesAndIsClosedWithAReason(planted(trades).size());
  }

  private static long count(List<Trade> trades, Predicate<Trade> which) {
    return trades.stream().filter(which).count();
  }

  private void aBreakAgesAndIsClosedWithAReason(int number) {
    long id =
        world
            .jdbc()
            .sql("select min(id) from reconciliation_break where status = 'open' and kind = 'fee'")
            .query(Long.class)
            .single();
    assertThat(breaks.close(id, "operator@example.com", "人工核對：綠界優惠期間")).isTrue();
    assertThat(breaks.close(id, "operator@example.com", "再一次")).as("closed twice").isFalse();
    world.clock().tick(Duration.ofDays(1));
    reconciliation.reconcile(day);
    assertThat(found("status = 'open' and first_seen < last_seen")).hasSize(number - 1);
    assertThat(
            world
                .jdbc()
                .sql(
                    "select status || ' ' || closed_by || ' ' || reason from reconciliation_break where id = :id")
                .param("id", id)
                .query(String.class)
                .single())
        .isEqualTo("closed operator@example.com 人工核對：綠界優惠期間");
  }

  private static Set<String> planted(List<Trade> trades) {
    return trades.stream()
        .filter(trade -> trade.broken() != null)
        .map(ReconciliationProofIT::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(Trade trade) {
    BreakKind kind = Objects.requireNonNull(trade.broken());
    String subject =
        kind != BreakKind.MISSING_HERE
            ? trade.number()
            : trade.card() ? "gwsr:" + trade.digits() : "E" + trade.digits();
    return kind.word() + " " + subject;
  }

  private Set<String> found(String condition) {
    return new TreeSet<>(
        world
            .jdbc()
            .sql(
                "select kind || ' ' || subject from reconciliation_break where trade_no like :own and "
                    + condition)
            .param("own", "R6A%")
            .query(String.class)
            .list());
  }

  private List<Trade> trades(int rows, int number) {
    List<Trade> trades = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      String method = METHODS[random.nextInt(METHODS.length)];
      long amount =
          switch (method) {
            case "cvs" -> 33 + random.nextInt(5_900);
            case "barcode" -> 17 + random.nextInt(19_000);
            default -> 11 + random.nextInt(49_900);
          };
      boolean card = method.equals("credit_card") || method.equals("applepay");
      long refund = card && random.nextInt(20) == 0 ? 1 + random.nextInt((int) amount) : 0;
      trades.add(new Trade("R6A%012d".formatted(i), method, amount, refund, null));
    }
    for (int i = 0; i < number; i++) {
      BreakKind kind = KINDS.get(i % KINDS.size());
      int at = random.nextInt(rows);
      Trade trade = trades.get(at);
      boolean fits = kind != BreakKind.FEE || !trade.method().equals("jkopay");
      if (trade.broken() != null || !fits) {
        i--;
        continue;
      }
      trades.set(at, trade.with(kind));
    }
    return trades;
  }

  private void insert(List<Trade> trades) {
    for (int from = 0; from < trades.size(); from += 5_000) {
      List<Trade> batch = trades.subList(from, Math.min(from + 5_000, trades.size()));
      world
          .jdbc()
          .sql(
              """
              with attempt as (
                insert into payment_attempt (reference, request_id, method, amount, merchant_id,
                  merchant_trade_no, result_token, language, created_at, status, ecpay_trade_no, paid_at, gwsr,
                  card_kind)
                select '00000' || number, 'r6', method, amount, :merchant, number, rpad(number, 22, 'x'),
                  'ENGLISH', at, 'paid', 'E' || substr(number, 4), at,
                  case when method in ('credit_card', 'applepay') then substr(number, 4) end,
                  case when method in ('credit_card', 'applepay') then 'ONE_PAYMENT' end
                from unnest(:numbers, :methods, :amounts, :times::timestamptz[]) a (number, method, amount, at)
                returning id, reference, amount, paid_at
              )
              insert into ledger_transfer (id, happened_at, recorded_at, reason, debit_account, debit_subject,
                credit_account, credit_subject, amount)
              select 'payment:' || id || ':received', paid_at, paid_at, 'payment_received', 'ecpay_receivable',
                id::text, 'order_escrow', reference, amount
              from attempt
              """)
          .param("merchant", config.merchantId().value())
          .param("numbers", array("text", batch, Trade::number))
          .param("methods", array("text", batch, Trade::method))
          .param("amounts", array("int8", batch, Trade::amount))
          .param("times", array("text", batch, this::paidAt))
          .update();
      refund(batch);
    }
  }

  /**
   * Those are over before the comparison begins. One kind of break is that the ledger lacks them.
   */
  private void refund(List<Trade> trades) {
    List<Trade> refunded = trades.stream().filter(trade -> trade.refund() > 0).toList();
    world
        .jdbc()
        .sql(
            """
            insert into refund (attempt_id, reference, amount, source, reason, requested_by, request_id,
              requested_at, status, next_at)
            select a.id, a.reference, r.amount, 'order', 'r6', 'r6', 'r6:' || r.number, a.paid_at,
              'requested', a.paid_at
            from unnest(:numbers, :amounts) r (number, amount)
            join payment_attempt a on a.merchant_trade_no = r.number
            """)
        .param("numbers", array("text", refunded, Trade::number))
        .param("amounts", array("int8", refunded, Trade::refund))
        .update();
    world
        .jdbc()
        .sql(
            "update refund set status = 'calling' where status = 'requested' and request_id like 'r6:%'")
        .update();
    world
        .jdbc()
        .sql(
            """
            update refund set status = 'done', way = 'card', next_at = null, closed_at = requested_at
            where status = 'calling' and request_id like 'r6:%'
            """)
        .update();
    world
        .jdbc()
        .sql(
            """
            insert into ledger_transfer (id, happened_at, recorded_at, reason, debit_account, debit_subject,
              credit_account, credit_subject, amount)
            select 'refund:' || f.id || ':' || part, closed_at, closed_at, t.reason, debit,
              case debit when 'order_escrow' then f.reference else f.id::text end, credit,
              case credit when 'refund_payable' then f.id::text else f.attempt_id::text end, f.amount
            from refund f,
              (values (1, 'requested', 'refund_requested', 'order_escrow', 'refund_payable'),
                (2, 'paid', 'refund_paid_by_ecpay', 'refund_payable', 'ecpay_receivable'))
                t (number, part, reason, debit, credit)
            where f.request_id = any (:booked)
            order by f.id, number
            """)
        .param(
            "booked",
            array(
                "text",
                refunded.stream().filter(trade -> !trade.refundIs(2)).toList(),
                trade -> "r6:" + trade.number()))
        .update();
  }

  private String paidAt(Trade trade) {
    return day.atTime(12, 0)
        .minusDays(trade.is(BreakKind.DATE) ? 1 : 0)
        .atZone(WorkingDays.TAIWAN)
        .toInstant()
        .toString();
  }

  private static SqlArrayValue array(String type, List<Trade> rows, Function<Trade, Object> value) {
    return new SqlArrayValue(type, rows.stream().map(value).toArray());
  }

  /** ECPay's file for what was asked. */
  private String file(String asked, List<Trade> trades) {
    boolean funding = asked.contains("PayDateType");
    LocalDate of =
        LocalDate.parse(asked.replaceAll(".*(BeginDate|StartDate)=(\\d{4}-\\d{2}-\\d{2}).*", "$2"));
    StringBuilder file =
        new StringBuilder(
            funding
                ? "序號,授權單號,授權碼,訂單編號,交易日期,請款日期,交易金額,服務費(%數),撥款金額\r\n"
                : "廠商訂單編號,綠界訂單編號,信用卡授權單號,付款狀態,交易金額,退款金額,交易手續費,應收款項(淨額)\r\n");
    boolean payout = asked.contains("PayDateType=enter") || asked.contains("DateType=4");
    for (Trade trade : trades) {
      LocalDate due = payout ? day.plusDays(trade.payoutDays()) : day;
      if (!due.equals(of) || (funding && !trade.card())) {
        continue;
      }
      if (funding) {
        funding(file, trade);
      } else {
        trade(file, trade, payout);
      }
    }
    return file.toString();
  }

  private void trade(StringBuilder file, Trade trade, boolean payout) {
    if (trade.is(BreakKind.MISSING_THERE) && !payout) {
      return;
    }
    long amount =
        trade.amount() + (trade.is(BreakKind.AMOUNT) && !payout ? 1 + trade.amount() % 7 : 0);
    boolean dear = trade.is(BreakKind.FEE) && !trade.card();
    BigDecimal fee = trade.fee().add(dear ? BigDecimal.TWO : BigDecimal.ZERO);
    long refunded = trade.is(BreakKind.REFUND) && !trade.card() ? 5 : 0;
    String row =
        "%s,E%s,%s,%s,%d,%d,%s,%s\r\n"
            .formatted(
                trade.number(),
                trade.digits(),
                trade.card() ? trade.digits() : "",
                trade.is(BreakKind.STATUS) ? "未付款" : "已付款",
                amount,
                refunded,
                fee.toPlainString(),
                BigDecimal.valueOf(amount).subtract(fee).toPlainString());
    file.append(row);
    if (trade.is(BreakKind.DUPLICATE) && !payout) {
      file.append(row);
    }
  }

  private void funding(StringBuilder file, Trade trade) {
    BigDecimal fee = trade.fee().add(trade.is(BreakKind.FEE) ? BigDecimal.TWO : BigDecimal.ZERO);
    entry(file, trade, trade.amount(), fee);
    // More than we know of, or nothing of what we know.
    long back = trade.refundIs(0) ? trade.refund() + 1 : trade.refundIs(1) ? 0 : trade.refund();
    if (back > 0) {
      entry(file, trade, -back, BigDecimal.ZERO);
    }
  }

  private void entry(StringBuilder file, Trade trade, long amount, BigDecimal fee) {
    String compact = day.format(DateTimeFormatter.BASIC_ISO_DATE);
    String traded =
        trade.is(BreakKind.DATE)
            ? day.minusDays(1).format(DateTimeFormatter.BASIC_ISO_DATE)
            : compact;
    file.append(
        "1,%s,777777,%s,%s,%s,%d,%s,%s\r\n"
            .formatted(
                trade.digits(),
                trade.number(),
                traded,
                compact,
                amount,
                fee.toPlainString(),
                BigDecimal.valueOf(amount).subtract(fee).toPlainString()));
  }
}
