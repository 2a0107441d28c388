package tw.jiean.marketplace.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An ECPay that takes every call and never answers holds up nobody but who asks it. */
@Tag("long")
@ExtendWith(Site.Extension.class)
class SlowProviderIT {

  /** The limit is five seconds; the rest is for a machine that is busy with other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Site site;

  SlowProviderIT(Site site) {
    this.site = site;
  }

  @AfterEach
  void askAboutNothingAnyMore() throws Exception {
    site.shop().forget();
  }

  @Test
  void pagesAndMessagesAreServedAndNothingRunsOut() throws Exception {
    long start = System.nanoTime();
    site.shop().openDue(50);
    site.ecpay().awaitCallAfter(start);

    List<Notice> messages = site.shop().open(200);
    try (Delivery delivery = site.sender().tell(site.instances(), messages)) {
      delivery.awaitEnd();
      assertThat(delivery.posts()).as("posts, none of them in vain").isEqualTo(messages.size());
    }
    for (AppProcess instance : site.instances()) {
      assertThat(get(instance.at("/")).statusCode()).isEqualTo(200);
      assertThat(metric(instance, "hikaricp_connections_pending")).isZero();
      assertThat(metric(instance, "hikaricp_connections_active")).isLessThan(5);
    }
    assertThat(longTransactions()).as("transactions that are open while ECPay is asked").isZero();

    site.ecpay().awaitGivenUp(2, start);
    assertThat(site.ecpay().givenUpAfter(start))
        .allSatisfy(time -> assertThat(time).isLessThan(PATIENCE));
    assertThat(outcomes()).containsOnly("ecpay_unreachable");
  }

  /** Which would otherwise wait for the dead one for half an hour. */
  @Test
  void theJobOfAKilledInstanceGoesOnWithinAMinute() throws Exception {
    long start = System.nanoTime();
    site.shop().openDue(50);
    site.ecpay().awaitCallAfter(start);
    for (AppProcess instance : site.instances()) {
      instance.kill();
    }
    long killed = System.nanoTime();
    site.restart();
    site.ecpay().awaitCallAfter(killed);
    assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Delivery.OUTAGE);
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(address).timeout(PATIENCE).build(), BodyHandlers.ofString());
    }
  }

  private static double metric(AppProcess instance, String name)
      throws IOException, InterruptedException {
    Matcher line =
        Pattern.compile("^" + name + "\\{.*} (\\S+)$", Pattern.MULTILINE)
            .matcher(get(instance.managementAt("/actuator/prometheus")).body());
    assertThat(line.find()).as(name).isTrue();
    return Double.parseDouble(line.group(1));
  }

  private long longTransactions() throws SQLException {
    try (Connection connection = site.database().connect();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select count(*) from pg_stat_activity
                where datname = current_database() and xact_start < now() - interval '2 seconds'
                """)) {
      row.next();
      return row.getLong(1);
    }
  }

  private List<String> outcomes() throws SQLException {
    try (Connection connection = site.database().connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery("select array_agg(distinct outcome) from payment_query")) {
      row.next();
      return List.of((String[]) row.getArray(1).getArray());
    }
  }
}
