package tw.jiean.marketplace.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.page.Turn;

/**
 * Lists over tables that grow without end, as PostgreSQL would read them if it could not bear to
 * read or sort a whole table. What it then still reads or sorts has no index.
 */
@MarketplaceTest
class ListPlansIT {

  @Autowired private AdminRegistry registry;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Clock clock;

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
              .doesNotContainPattern("(?m)^ *(-> +)?Sort  \\(")
              .doesNotContainPattern("Seq Scan on (orders|payment|listing|account|ledger|mail)");
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
    assertThat(list.codes()).isNotEmpty();
    for (String code : list.codes()) {
      assertThat(plan(list, request, Map.of(code, "12345")))
          .as("%s by %s", name, code)
          .doesNotContainPattern("Seq Scan on (orders|payment|listing|account|ledger|mail|refund)")
          .contains("Index Cond");
    }
  }

  /** When a mail was sent is asked of a few, and no index is written for it with every mail. */
  private boolean isIndexed(String column) {
    return !column.equals("written_at") && !column.equals("sent_at");
  }

  private String plan(AdminList list, ListRequest request, Map<String, Object> equal) {
    AdminQuery query = list.query(request, equal, "", Turn.FIRST, AdminList.PAGE_SIZE);
    SqlRows.Statement statement = ((SqlRows) list.rows()).statements(query).getFirst();
    return transaction.execute(status -> {
      jdbc.sql("set local enable_seqscan = off").update();
      // A code is found by its own index or not at all; the order of a list comes from its index.
      jdbc.sql("set local enable_sort = " + (equal.isEmpty() ? "off" : "on")).update();
      return String.join(
          "\n",
          jdbc.sql("explain " + statement.sql())
              .params(statement.values())
              .query(String.class)
              .list());
    });
  }
}
