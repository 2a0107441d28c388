package tw.jiean.marketplace.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.ecpay.checkout.CheckoutForm;
import tw.jiean.ecpay.sandbox.EcpaySandbox;
import tw.jiean.ecpay.sandbox.SandboxControl;
import tw.jiean.ecpay.sandbox.SandboxSettings;
import tw.jiean.ecpay.sandbox.endpoint.QueryRate;
import tw.jiean.ecpay.sandbox.notify.Answer;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.NewAccount;
import tw.jiean.marketplace.account.SignUpResult;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.job.Job;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Checkout;
import tw.jiean.marketplace.order.MethodChoice;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.order.PurchaseChoice;
import tw.jiean.marketplace.order.RequestId;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.Payments;

/**
 * A marketplace, its buyers and an ECPay, in one thread and by one clock: whatever happens, happens
 * again when the same is done at the same times. Messages come in by the real route; what dies on
 * the way, and what ECPay does wrong, the test decides.
 */
public final class World {

  private static final Instant FIRST_MORNING = Instant.parse("2030-01-01T00:00:00Z");
  private static final long DAYS_EACH = 100;
  private static final Duration HEARTBEAT = Duration.ofMinutes(5);
  private static final Duration PLANNING = Duration.ofMinutes(30);
  static final long[] PRICES = {1_200, 4_800, 19_000, 60_000};

  private final SettableClock clock;
  private final InProcessEcpay ecpay;
  private final Faults faults;
  private final Accounts accounts;
  private final Categories categories;
  private final Listings listings;
  private final Orders orders;
  private final Payments payments;

  /** The other jobs move no money that is on its way. */
  private static final Set<String> OF_PAYMENTS =
      Set.of("payment-queries", "refunds", "reconciliation");

  private final List<Job> allJobs;
  private final JdbcClient jdbc;
  private final MockMvcTester mvc;

  private final List<ListingId> services = new ArrayList<>();
  private final List<Placed> placed = new ArrayList<>();
  private @Nullable AccountId buyer;
  private @Nullable EcpaySandbox sandbox;
  private List<Job> jobs;
  private boolean silent;
  private boolean dieAfterCommit;
  private boolean moved;
  private Instant planned = Instant.MIN;

  /** One attempt that a buyer has carried to ECPay. */
  public record Placed(
      OrderNumber order, String tradeNo, PaymentMethod method, long amount, Instant at) {}

  World(
      SettableClock clock,
      InProcessEcpay ecpay,
      Faults faults,
      Accounts accounts,
      Categories categories,
      Listings listings,
      Orders orders,
      Payments payments,
      List<Job> jobs,
      JdbcClient jdbc,
      MockMvcTester mvc) {
    this.clock = clock;
    this.ecpay = ecpay;
    this.faults = faults;
    this.accounts = accounts;
    this.categories = categories;
    this.listings = listings;
    this.orders = orders;
    this.payments = payments;
    this.allJobs = jobs.stream().filter(job -> OF_PAYMENTS.contains(job.name())).toList();
    this.jobs = allJobs;
    this.jdbc = jdbc;
    this.mvc = mvc;
  }

  /**
   * Begins a world of its own: a new ECPay and a time of its own, both by this seed. What earlier
   * worlds left open is nobody's business any more.
   */
  public void begin(long seed) {
    begin(seed, FIRST_MORNING.plus(Duration.ofDays(DAYS_EACH * seed)));
  }

  /**
   * The same at another time, which no other world may touch.
   *
   * @param morning before 2030: later times are those of seeds
   */
  public void begin(long seed, Instant morning) {
    begin(seed, morning, QueryRate.generous());
  }

  /** The same with an ECPay that locks out whoever asks faster than this. */
  public void begin(long seed, Instant morning, QueryRate rate) {
    end();
    if (services.isEmpty()) {
      open();
    }
    // A time of its own for each seed, so that it is the same world whenever it is played.
    clock.set(morning);
    jdbc.sql("delete from payment_watch").update();
    jdbc.sql("update refund set next_at = '9999-01-01' where next_at is not null").update();
    jdbc.sql("update ecpay_budget set worked_off_at = '-infinity', closed_until = '-infinity'")
        .update();
    forgetStatements();
    placed.clear();
    jobs = allJobs;
    planned = Instant.MIN;
    silent = false;
    dieAfterCommit = false;
    faults.live();
    sandbox =
        EcpaySandbox.inProcess(
            SandboxSettings.defaults()
                .withClock(clock)
                .withSeed(seed)
                .withQueryRate(rate)
                .withShop(this::told));
    ecpay.connect(sandbox);
    ecpay.rewriteFiles((asked, file) -> file);
  }

  /** The new ECPay knows nothing of earlier days. */
  private void forgetStatements() {
    jdbc.sql("delete from statement_file").update();
    jdbc.sql("delete from reconciliation_day").update();
    jdbc.sql(
            """
            insert into statement_file (source, day)
            select source, (:now::timestamptz at time zone 'Asia/Taipei')::date - 1
            from unnest('{trades_paid,trades_paid_out,funding_captured,funding_paid_out}'::text[]) source
            """)
        .param("now", clock.instant().toString())
        .update();
    jdbc.sql(
            """
            update reconciliation_break set status = 'closed', closed_by = 'test', closed_at = last_seen,
              reason = 'of an earlier world' where status = 'open'
            """)
        .update();
  }

  public void end() {
    if (sandbox != null) {
      sandbox.close();
      sandbox = null;
    }
  }

  private void open() {
    buyer = member("林小姐");
    AccountId seller = member("陳設計");
    var category =
        categories.create("sim-" + UUID.randomUUID().toString().substring(0, 8), "模擬", "Simulated");
    for (long price : PRICES) {
      services.add(
          listings.publish(
              seller,
              new ListingDraft(
                  "模擬服務 " + price,
                  "說明",
                  Set.of(category),
                  new Plan(PlanKind.STANDARD, "基本版", "一份", Money.of(price), 7),
                  null,
                  null)));
    }
  }

  private AccountId member(String name) {
    SignUpResult result =
        accounts.signUp(
            new NewAccount(
                "sim-" + UUID.randomUUID() + "@example.com", name, "long-" + UUID.randomUUID()));
    return switch (result) {
      case SignUpResult.SignedUp(AccountId id) -> id;
      case SignUpResult.Refused refused -> throw new AssertionError(refused.problems());
    };
  }

  /** Buys and carries the form to ECPay's cashier; null when the method does not take the price. */
  public @Nullable Placed order(int service, PaymentMethod method) {
    return order(service, MethodChoice.of(method));
  }

  /** The same on the terms that the buyer chose. */
  public @Nullable Placed order(int service, MethodChoice choice) {
    AccountId who = Objects.requireNonNull(buyer);
    return carry(
        orders.place(
            who,
            new PurchaseChoice(services.get(service), PlanKind.STANDARD, choice),
            RequestId.random()));
  }

  /** Pays again with a new number; null when there is nothing to pay. */
  public @Nullable Placed payAgain(OrderNumber order, PaymentMethod method) {
    AccountId who = Objects.requireNonNull(buyer);
    return carry(orders.payAgain(who, order, MethodChoice.of(method), RequestId.random()));
  }

  private @Nullable Placed carry(Checkout checkout) {
    if (!(checkout instanceof Checkout.Opened opened)) {
      return null;
    }
    ecpay().order(encoded(opened.payment().form()));
    Placed attempt =
        new Placed(
            opened.order().number(),
            opened.payment().merchantTradeNo(),
            opened.method(),
            opened.order().terms().price().dollars(),
            clock.instant());
    placed.add(attempt);
    return attempt;
  }

  private static String encoded(CheckoutForm form) {
    StringBuilder body = new StringBuilder();
    form.fields()
        .forEach(field ->
            body.append(body.isEmpty() ? "" : "&")
                .append(encode(field.name()))
                .append('=')
                .append(encode(field.value())));
    return body.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** What ECPay's server tells goes in by the same route as from the net. */
  private Answer told(String url, String form) {
    if (silent) {
      return Answer.none("swallowed by the world");
    }
    moved = true;
    MvcTestResult result =
        mvc.post()
            .uri(URI.create(url).getPath())
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .content(form.getBytes(UTF_8))
            .exchange();
    if (result.getUnresolvedException() != null) {
      return Answer.of(500, "");
    }
    String answer = new String(result.getResponse().getContentAsByteArray(), UTF_8);
    return dieAfterCommit
        ? Answer.none("died after the commit")
        : Answer.of(result.getResponse().getStatus(), answer);
  }

  /** Whether our jobs ask for ECPay's files, which takes as long as all else together. */
  public void compareFiles(boolean on) {
    jobs = allJobs.stream().filter(job -> on || !job.name().equals("reconciliation")).toList();
  }

  /** From now on no message arrives, or again every one. */
  public void silence(boolean on) {
    silent = on;
  }

  /** From now on we die after each commit, before we can answer, or not any more. */
  public void dieAfterCommit(boolean on) {
    dieAfterCommit = on;
  }

  public Faults faults() {
    return faults;
  }

  /**
   * Time goes by. ECPay does what is due at its moment, and so do our jobs, a heartbeat after they
   * worked at the earliest; where nothing is due on either side, time leaps.
   */
  public void pass(Duration time) {
    Instant end = clock.instant().plus(time);
    Map<String, Instant> ours = due();
    while (clock.instant().isBefore(end)) {
      // Between two of these moments we hear of nothing and do nothing, so nothing of ours falls
      // due.
      moved = false;
      Instant next = earliest(end, latest(clock.instant().plus(HEARTBEAT), first(ours)));
      Instant due = ecpay().nextDue().filter(next::isAfter).orElse(next);
      if (due.isAfter(clock.instant())) {
        clock.set(due);
      }
      ecpay().runDue();
      if (due.equals(next)) {
        work(ours);
      }
      if (moved) {
        ours = due();
      }
    }
  }

  /**
   * When each of our jobs has something to do; files of another day are planned once in a while.
   */
  private Map<String, Instant> due() {
    return jdbc.sql(
            """
            select (select min(next_query_at) from payment_watch),
              (select min(next_at) from refund where next_at is not null),
              (select min(due_at) from statement_file where due_at is not null)
            """)
        .query((row, _) ->
            Map.of(
                "payment-queries", time(row.getObject(1, OffsetDateTime.class)),
                "refunds", time(row.getObject(2, OffsetDateTime.class)),
                "reconciliation", earliest(planned, time(row.getObject(3, OffsetDateTime.class)))))
        .single();
  }

  private Instant first(Map<String, Instant> due) {
    return jobs.stream().map(job -> at(due, job)).min(Comparator.naturalOrder()).orElseThrow();
  }

  private static Instant at(Map<String, Instant> due, Job job) {
    return Objects.requireNonNull(due.get(job.name()), job::name);
  }

  private static Instant time(@Nullable OffsetDateTime at) {
    return at == null ? Instant.MAX : at.toInstant();
  }

  /** Those of our jobs do their work that have some. */
  private void work(Map<String, Instant> due) {
    for (Job job : jobs) {
      if (!at(due, job).isAfter(clock.instant())) {
        job.work().run();
        moved = true;
        if (job.name().equals("reconciliation")) {
          planned = clock.instant().plus(PLANNING);
        }
      }
    }
  }

  /** A minute goes by, and another, until no file of ECPay's is due any more. */
  public void fetchFiles() {
    for (int minute = 0; minute < 1_000 && jobs.equals(allJobs) && isFileDue(); minute++) {
      clock.tick(Duration.ofSeconds(61));
      work(due());
    }
  }

  private boolean isFileDue() {
    return jdbc.sql("select count(*) > 0 from statement_file where due_at <= :now")
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  /** Our jobs do what is due now. */
  public void work() {
    jobs.forEach(job -> job.work().run());
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earliest(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  public SandboxControl ecpay() {
    if (sandbox == null) {
      throw new IllegalStateException("The world has not begun");
    }
    return sandbox.control();
  }

  public SettableClock clock() {
    return clock;
  }

  /** How many calls of ours reached ECPay, ever. */
  public int calls() {
    return ecpay.calls();
  }

  /** All that buyers carried to ECPay in this world, oldest first. */
  public List<Placed> placed() {
    return placed;
  }

  /** The way to this world's ECPay. */
  public InProcessEcpay way() {
    return ecpay;
  }

  public Orders orders() {
    return orders;
  }

  public Payments payments() {
    return payments;
  }

  public JdbcClient jdbc() {
    return jdbc;
  }
}
