package tw.jiean.marketplace.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.job.Job;
import tw.jiean.marketplace.order.OrderFixtures;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.page.Turn;

/**
 * Lists over tables that grow without end, as PostgreSQL would read them if it could not bear to
 * read or sort a whole table. What it then still reads or sorts has no index.
 */
@MarketplaceTest
class ListPlansIT {

  /** Of a page, or of each run of rows that share what comes first. An address is of one alone. */
  private static final String SORT = "Sort Key: (?!account\\.email)";

  @Autowired private AdminRegistry registry;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Clock clock;
  @Autowired private List<Job> jobs;
  @Autowired private MockMvcTester mvc;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private Orders orders;
  @Autowired private EcpayConfig ecpay;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "payments",
        "notifications",
        "listings",
        "users",
        "ledger-transfers",
        "mails"
      })
  void aPageInAnyOrderReadsNoMoreThanItShows(String name) {
    AdminList list = registry.list(name).orElseThrow();
    Stream.concat(Stream.of(""), list.sortable().stream().filter(this::isIndexed))
        .flatMap(order -> order.isEmpty() ? Stream.of(order) : Stream.of(order, "-" + order))
        .forEach(order -> {
          ListRequest request = ListRequest.of(list, Map.of("sort", order), clock);
          assertThat(plan(list, request, Map.of()))
              .as("%s sorted by %s", name, order)
              .doesNotContain("Aggregate")
              .doesNotContainPattern(SORT)
              .doesNotContainPattern("Seq Scan on (orders|payment|listing|account|ledger|mail)");
          String key = list.keyOf(list.page(request).stretch().rows().getFirst());
          for (Turn turn : List.of(new Turn(key, false), new Turn(key, true))) {
            AdminQuery query = list.query(request, Map.of(), List.of(), turn, AdminList.PAGE_SIZE);
            SqlRows rows = (SqlRows) list.rows();
            Stream.concat(Stream.of(rows.place(query, key)), rows.statements(query).stream())
                .map(statement -> plan(statement, false))
                // Of a column that always has a value PostgreSQL knows that nothing is to be read.
                .filter(plan -> !plan.contains("One-Time Filter: false"))
                .forEach(plan ->
                    assertThat(plan)
                        .as("%s sorted by %s %s", name, order, turn)
                        .doesNotContain("Aggregate")
                        .doesNotContainPattern(SORT)
                        .doesNotContainPattern(
                            "Seq Scan on (orders|payment|listing|account|ledger|mail)")
                        .contains("Index Cond"));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "payments",
        "notifications",
        "listings",
        "users",
        "ledger-transfers",
        "mails",
        "refunds"
      })
  void aWholeCodeIsFoundByAnIndex(String name) {
    AdminList list = registry.list(name).orElseThrow();
    ListRequest request = ListRequest.of(list, Map.of(), clock);
    assertThat(list.search().codes()).isNotEmpty();
    for (String code : list.search().codes()) {
      assertThat(plan(list, request, Map.of(code, "12345")))
          .as("%s by %s", name, code)
          .doesNotContainPattern("Seq Scan on (orders|payment|listing|account|ledger|mail|refund)")
          .contains("Index Cond");
    }
  }

  @Test
  void theMessagesOfAPaymentAreFoundByAnIndex() {
    AdminList messages = registry.list("notifications").orElseThrow();
    ListRequest request = ListRequest.of(messages, Map.of(), clock);
    assertThat(registry.list("payments").orElseThrow().related())
        .filteredOn(related -> related.list().equals(messages.name()))
        .singleElement()
        .satisfies(related ->
            assertThat(plan(messages, request, Map.of(related.theirColumn(), "12345")))
                .containsPattern("Index Cond: .*merchant_trade_no"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "orders",
        "payments",
        "notifications",
        "listings",
        "users",
        "ledger-transfers",
        "ledger-balances"
      })
  void aPartOfANameOrTheBeginningOfANumberIsFoundByIndexes(String name) {
    AdminList list = registry.list(name).orElseThrow();
    for (String typed : List.of("設", "設計", "設計師 example.com", "JA2345", "12345")) {
      ListRequest request = ListRequest.of(list, Map.of(), clock);
      Set<String> readWhole =
          transaction.execute(status -> {
            jdbc.sql("set local enable_seqscan = off").update();
            // Not by what was planned for this connection before.
            jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
            Set<String> before = readsOfWholeTables();
            List<AdminMatch> anyOf = list.search().matches(typed);
            assertThat(anyOf).as(name).noneMatch(AdminMatch.Part.class::isInstance);
            AdminQuery query =
                list.query(request, Map.of(), anyOf, Turn.FIRST, AdminList.PAGE_SIZE);
            list.rows().find(query);
            Set<String> after = readsOfWholeTables();
            after.removeAll(before);
            return after;
          });
      assertThat(readWhole).as("%s by %s", name, typed).isEmpty();
    }
  }

  /** Each table that was read whole, with how often: PostgreSQL counts by connection. */
  private Set<String> readsOfWholeTables() {
    return new HashSet<>(
        jdbc.sql(
                "select relname || ' ' || seq_scan from pg_stat_xact_user_tables where seq_scan > 0")
            .query(String.class)
            .list());
  }

  /** One row in each list, behind and before which a page may begin. */
  @BeforeEach
  void somethingIsThere() {
    new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc).funded();
    jobs.stream().filter(job -> job.name().equals("mail")).forEach(job -> job.work().run());
  }

  /** When a mail was sent is asked of a few, and no index is written for it with every mail. */
  private boolean isIndexed(String column) {
    return !column.equals("written_at") && !column.equals("sent_at");
  }

  private String plan(AdminList list, ListRequest request, Map<String, Object> equal) {
    AdminQuery query = list.query(request, equal, List.of(), Turn.FIRST, AdminList.PAGE_SIZE);
    return plan(((SqlRows) list.rows()).statements(query).getFirst(), !equal.isEmpty());
  }

  private String plan(SqlRows.Statement statement, boolean sort) {
    return transaction.execute(status -> {
      jdbc.sql("set local enable_seqscan = off").update();
      // A code is found by its own index or not at all; the order of a list comes from its index.
      jdbc.sql("set local enable_sort = " + (sort ? "on" : "off")).update();
      return String.join(
          "\n",
          jdbc.sql("explain " + statement.sql())
              .params(statement.values())
              .query(String.class)
              .list());
    });
  }
}
