package tw.jiean.marketplace.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.card.CardTrade;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.settlement.Channel;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.ledger.Transfer;
import tw.jiean.marketplace.ledger.TransferId;
import tw.jiean.marketplace.ledger.TransferReason;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.PaymentId;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.refund.NewRefund;
import tw.jiean.marketplace.refund.RefundAnswer;
import tw.jiean.marketplace.refund.RefundReason;
import tw.jiean.marketplace.refund.Refunds;
import tw.jiean.marketplace.simulation.SimulatedWorldTest;
import tw.jiean.marketplace.simulation.World;
import tw.jiean.marketplace.simulation.World.Placed;

/** A busy day at the sandbox, and what its files make of it on the days after. */
@SimulatedWorldTest
class BusyDayIT {

  private static final List<PaymentMethod> METHODS =
      List.of(
          PaymentMethod.CREDIT_CARD,
          PaymentMethod.ATM,
          PaymentMethod.CVS,
          PaymentMethod.CREDIT_CARD,
          PaymentMethod.BARCODE,
          PaymentMethod.WEBATM,
          PaymentMethod.APPLEPAY,
          PaymentMethod.TWQR,
          PaymentMethod.CREDIT_CARD,
          PaymentMethod.JKOPAY);

  @Autowired private World world;
  @Autowired private Reconciliation reconciliation;
  @Autowired private EcpayClient ecpay;
  @Autowired private EcpayConfig config;
  @Autowired private Ledger ledger;
  @Autowired private Refunds refunds;
  @Autowired private TransactionTemplate transaction;

  private LocalDate day = LocalDate.EPOCH;
  private int wishes;

  /** On the Sunday before. */
  private void begin(LocalDate monday) {
    assertThat(monday.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    day = monday;
    world.begin(7, at(monday.minusDays(1), LocalTime.of(9, 0)));
    world.clock().set(at(monday, LocalTime.of(9, 0)));
  }

  @AfterEach
  void end() {
    world.end();
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(WorkingDays.TAIWAN).toInstant();
  }

  /** Buyers pay by everything, all day; some cards are refunded the day after. */
  private void busyDay(int orders) {
    for (int i = 0; i < orders; i++) {
      PaymentMethod method = METHODS.get(i % METHODS.size());
      Placed placed =
          Objects.requireNonNull(world.order(method == PaymentMethod.CVS ? 0 : i % 2, method));
      switch (method) {
        case ATM, CVS, BARCODE -> world.ecpay().issue(placed.tradeNo());
        default -> {}
      }
      world.ecpay().pay(placed.tradeNo());
      world.clock().tick(Duration.ofMinutes(2));
    }
    lose(PaymentMethod.CREDIT_CARD);
    lose(PaymentMethod.ATM);
    List<Placed> cards = cards();
    // Not captured yet: one is let go, the other captured and then refunded.
    refund(cards.get(0), cards.get(0).amount());
    refund(cards.get(1), 200);
    world.work();
    assertThat(WorkingDays.day(world.clock().instant())).isEqualTo(day);
    world.pass(Duration.ofHours(2));
    world.silence(false);
    until(day.plusDays(1), LocalTime.of(11, 0));
    refund(cards.get(2), 500);
    refund(cards.get(3), cards.get(3).amount());
    refund(cards.get(4), 300);
    refund(cards.get(4), 300);
  }

  /** Paid, and nobody tells us, nor do we ask. */
  private void lose(PaymentMethod method) {
    world.silence(true);
    Placed placed = Objects.requireNonNull(world.order(1, method));
    if (method == PaymentMethod.ATM) {
      world.ecpay().issue(placed.tradeNo());
    }
    world.ecpay().pay(placed.tradeNo());
    world
        .jdbc()
        .sql(
            """
            delete from payment_watch where attempt_id
              in (select id from payment_attempt where merchant_trade_no = :no)
            """)
        .param("no", placed.tradeNo())
        .update();
  }

  private List<Placed> cards() {
    return world.placed().stream()
        .filter(placed -> placed.method() == PaymentMethod.CREDIT_CARD)
        .toList();
  }

  /** As an operator has it done. */
  private void refund(Placed placed, long dollars) {
    assertThat(refunds.request(wish(placed, dollars)))
        .isInstanceOfSatisfying(
            RefundAnswer.Opened.class, opened -> assertThat(opened.repeated()).isFalse());
  }

  private NewRefund wish(Placed placed, long dollars) {
    wishes++;
    return NewRefund.ofPayment(
        placed.order().reference(),
        new PaymentId(attempt(placed)),
        Money.of(dollars),
        RefundReason.said("買家要求退款"),
        "test:" + placed.tradeNo() + ":" + wishes,
        "operator@example.com");
  }

  /** At ECPay's console: nobody tells us. */
  private void refundThere(Placed placed, long dollars) {
    ecpay
        .cards()
        .refund(
            new CardTrade(
                new MerchantTradeNo(placed.tradeNo()),
                new EcpayTradeNo(text("ecpay_trade_no", placed))),
            new TradeAmount(dollars));
  }

  /** Said to be done, and booked; ECPay has never heard of it. */
  private void refundHere(Placed placed, long dollars) {
    transaction.executeWithoutResult(_ -> {
      refund(placed, dollars);
      for (String move :
          List.of(
              "status = 'calling', next_at = :now::timestamptz",
              "status = 'done', way = 'card', next_at = null, closed_at = :now::timestamptz")) {
        world
            .jdbc()
            .sql("update refund set " + move + " where attempt_id = :attempt")
            .param("attempt", attempt(placed))
            .param("now", world.clock().instant().toString())
            .update();
      }
      long id =
          world
              .jdbc()
              .sql("select id from refund where attempt_id = :attempt")
              .param("attempt", attempt(placed))
              .query(Long.class)
              .single();
      post(placed, Long.toString(id), dollars);
    });
  }

  /** In the ledger alone. */
  private void refundInTheBooks(Placed placed, long dollars) {
    transaction.executeWithoutResult(_ -> {
      String id = "test-" + placed.tradeNo();
      ledger.post(
          List.of(
              new Transfer(
                  new TransferId(id + ":requested"),
                  world.clock().instant(),
                  TransferReason.REFUND_REQUESTED,
                  Side.escrow(placed.order().value()),
                  Side.refundPayable(id),
                  Money.of(dollars))));
      post(placed, id, dollars);
    });
  }

  private void post(Placed placed, String refund, long dollars) {
    ledger.post(
        List.of(
            new Transfer(
                new TransferId("refund:" + refund + ":paid"),
                world.clock().instant(),
                TransferReason.REFUND_PAID_BY_ECPAY,
                Side.refundPayable(refund),
                Side.receivable(Long.toString(attempt(placed))),
                Money.of(dollars))));
  }

  private long attempt(Placed placed) {
    return world
        .jdbc()
        .sql("select id from payment_attempt where merchant_trade_no = :no")
        .param("no", placed.tradeNo())
        .query(Long.class)
        .single();
  }

  /** Other worlds of the same database may have lived later years. */
  private OffsetDateTime now() {
    return world.clock().instant().atZone(WorkingDays.TAIWAN).toOffsetDateTime();
  }

  private void until(LocalDate later, LocalTime time) {
    world.pass(Duration.between(world.clock().instant(), at(later, time)));
  }

  private Set<String> breaks() {
    return new TreeSet<>(
        world
            .jdbc()
            .sql(
                """
                select kind || ' ' || subject from reconciliation_break
                where first_seen between :begin::timestamptz and :now and (attempt_id is null or trade_no = any (:placed))
                """)
            .param("begin", at(day, LocalTime.MIDNIGHT).toString())
            .param("now", now())
            .param("placed", world.placed().stream().map(Placed::tradeNo).toArray(String[]::new))
            .query(String.class)
            .list());
  }

  @Test
  void aDayIsExplainedAndPaidOutAndWhatWasNeverToldIsPaid() {
    begin(LocalDate.of(2028, 3, 6));
    busyDay(120);
    until(day.plusDays(10), LocalTime.of(15, 0));

    assertThat(breaks())
        .isEqualTo(
            world.placed().subList(120, 122).stream()
                .map(lost -> "missing_here " + lost.tradeNo())
                .collect(Collectors.toSet()));
    assertThat(open()).isEmpty();
    assertThat(
            world
                .jdbc()
                .sql(
                    """
                    select way || ' ' || f.amount from refund f join payment_attempt a on a.id = f.attempt_id
                    where a.merchant_trade_no = any (:placed) order by f.id
                    """)
                .param(
                    "placed", world.placed().stream().map(Placed::tradeNo).toArray(String[]::new))
                .query(String.class)
                .list())
        .containsExactly(
            "released 1200", "card 200", "card 500", "card 1200", "card 300", "card 300");
    assertThat(
            world
                .jdbc()
                .sql(
                    "select moved - unexplained from reconciliation_result where day = :day and complete")
                .param("day", day)
                .query(Long.class)
                .single())
        .as("paid, and given back on the same day")
        .isEqualTo(world.placed().stream().mapToLong(Placed::amount).sum() + 1_200 + 200);
    for (Placed placed : world.placed()) {
      long owed = ledger.balance(Side.receivable(Long.toString(attempt(placed))));
      // TWQR pays the merchant itself.
      long expected = placed.method() == PaymentMethod.TWQR ? placed.amount() : 0;
      assertThat(owed).as("what ECPay owes for %s", placed).isEqualTo(expected);
    }
    cashIsWhatEcpaySays();
  }

  /** The sandbox sums and rounds by itself; the books come to the same. */
  private void cashIsWhatEcpaySays() {
    Map<String, Long> booked = new HashMap<>();
    world
        .jdbc()
        .sql(
            """
            select channel || ' ' || channel_day as key, sum(amount - fee) - coalesce((
                select sum(amount) from settlement_rounding r
                where (r.channel, r.channel_day) = (s.channel, s.channel_day)), 0) as cash
            from settlement s where channel_day between :day and :now group by channel, channel_day
            """)
        .param("day", day)
        .param("now", now())
        .query(row -> {
          booked.put(row.getString("key"), row.getLong("cash"));
        });
    Map<String, Long> said = new HashMap<>();
    for (LocalDate each = day; each.isBefore(day.plusDays(5)); each = each.plusDays(1)) {
      for (Channel channel : Channel.values()) {
        long payout = world.ecpay().settled(config.merchantId().value(), channel, each).payout();
        if (payout != 0) {
          said.put(channel.name().toLowerCase(Locale.ROOT) + " " + each, payout);
        }
      }
    }
    assertThat(booked).isEqualTo(said).hasSizeGreaterThan(3);
    assertThat(
            world
                .jdbc()
                .sql(
                    """
                    select sum(amount) from ledger_entry where account = 'cash'
                      and happened_at between :from::timestamptz and :now
                    """)
                .param("from", at(day, LocalTime.MIDNIGHT).toString())
                .param("now", now())
                .query(Long.class)
                .single())
        .as("cash in the books")
        .isEqualTo(said.values().stream().mapToLong(Long::longValue).sum());
  }

  @Test
  void allPlantedBreaksAreFoundAndNoOthersAndAskedAgainNothingChanges() {
    begin(LocalDate.of(2028, 5, 8));
    busyDay(300);
    List<Placed> lost = world.placed().subList(300, 302);
    // Each strikes a trade of its own; the first cards have been refunded.
    Iterator<Placed> card = cards().subList(10, cards().size()).iterator();
    Iterator<Placed> other =
        world.placed().stream()
            .filter(placed ->
                placed.method() == PaymentMethod.ATM || placed.method() == PaymentMethod.CVS)
            .iterator();
    Set<String> planted = new TreeSet<>();
    Set<String> unpaid = new HashSet<>();
    Set<String> twice = new HashSet<>();
    Set<String> dear = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      Placed missing = i % 2 == 0 ? card.next() : other.next();
      world.ecpay().misbehave(Fault.STATEMENT_ROW_MISSING, missing.tradeNo(), 1);
      planted.add("missing_there " + missing.tradeNo());

      Placed unknown = i % 2 == 0 ? card.next() : other.next();
      if (i < 3) {
        world.ecpay().misbehave(Fault.STATEMENT_ROW_EXTRA, unknown.tradeNo(), 1);
        planted.add(
            "missing_here "
                + (i % 2 == 0 ? "gwsr:" + text("gwsr", unknown) : text("ecpay_trade_no", unknown)));
      } else {
        planted.add("missing_here " + lost.get(i - 3).tradeNo());
      }

      Placed amount = i % 2 == 0 ? card.next() : other.next();
      if (i < 3) {
        world.ecpay().misbehave(Fault.STATEMENT_ROW_DIFFERENT, amount.tradeNo(), 1);
      } else {
        tamper(
            "update payment_attempt set amount = amount + 100 where merchant_trade_no = :no",
            amount);
      }
      planted.add("amount " + amount.tradeNo());

      Placed fee = card.next();
      dear.add(fee.tradeNo());
      planted.add("fee " + fee.tradeNo());

      Placed status = i % 2 == 0 ? card.next() : other.next();
      unpaid.add(status.tradeNo());
      planted.add("status " + status.tradeNo());

      Placed date = i % 2 == 0 ? card.next() : other.next();
      tamper(
          "update payment_attempt set paid_at = paid_at - interval '1 day' where merchant_trade_no = :no",
          date);
      planted.add("date " + date.tradeNo());

      Placed duplicate = i % 2 == 0 ? card.next() : other.next();
      twice.add(duplicate.tradeNo());
      planted.add("duplicate " + duplicate.tradeNo());

      Placed refund = card.next();
      if (i < 2) {
        refundThere(refund, 100);
      } else if (i < 4) {
        refundHere(refund, 100);
      } else {
        refundInTheBooks(refund, 100);
      }
      planted.add("refund " + refund.tradeNo());
    }
    world.way().rewriteFiles((asked, file) -> planted(file, unpaid, twice, dear));
    until(day.plusDays(10), LocalTime.of(15, 0));

    assertThat(planted).hasSize(40);
    assertThat(breaks()).isEqualTo(planted);
    // Files of later days explain what was wrong once only.
    assertThat(open())
        .doesNotContainAnyElementsOf(
            planted.stream().filter(one -> one.startsWith("missing_")).toList())
        .hasSize(27);

    List<String> before = everything();
    reconciliation.askAgain(day);
    world.pass(Duration.ofHours(1));
    assertThat(everything()).isEqualTo(before);
  }

  private static String planted(
      String file, Set<String> unpaid, Set<String> twice, Set<String> dear) {
    boolean funding = file.startsWith("序號");
    return file.lines()
        .flatMap(line -> {
          if (names(line, unpaid)) {
            return Stream.of(line.replace("已付款", "未付款"));
          }
          if (funding && names(line, dear)) {
            String[] cells = line.split(",");
            cells[7] = new BigDecimal(cells[7]).add(BigDecimal.TWO).toPlainString();
            cells[8] = new BigDecimal(cells[8]).subtract(BigDecimal.TWO).toPlainString();
            return Stream.of(String.join(",", cells));
          }
          return names(line, twice) ? Stream.of(line, line) : Stream.of(line);
        })
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static boolean names(String line, Set<String> numbers) {
    return numbers.stream().anyMatch(line::contains);
  }

  private String text(String column, Placed placed) {
    return world
        .jdbc()
        .sql("select " + column + " from payment_attempt where merchant_trade_no = :no")
        .param("no", placed.tradeNo())
        .query(String.class)
        .single();
  }

  /** What nobody is allowed to do. */
  private void tamper(String sql, Placed placed) {
    transaction.executeWithoutResult(_ -> {
      world
          .jdbc()
          .sql("alter table payment_attempt disable trigger payment_attempts_are_guarded")
          .update();
      world.jdbc().sql(sql).param("no", placed.tradeNo()).update();
      world
          .jdbc()
          .sql("alter table payment_attempt enable trigger payment_attempts_are_guarded")
          .update();
    });
  }

  private List<String> open() {
    return world
        .jdbc()
        .sql("select kind || ' ' || subject from reconciliation_break where status = 'open'")
        .query((row, _) -> row.getString(1))
        .list()
        .stream()
        .filter(breaks()::contains)
        .toList();
  }

  private List<String> everything() {
    return world
        .jdbc()
        .sql(
            """
            select (to_jsonb(b) - 'last_seen')::text from reconciliation_break b
            union all select to_jsonb(t)::text from ledger_transfer t
            union all select to_jsonb(s)::text from settlement s
            union all select (to_jsonb(d) - 'compared_at')::text from reconciliation_day d
            union all select count(*)::text from statement_row
            union all select to_jsonb(a)::text from payment_attempt a
            order by 1
            """)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
