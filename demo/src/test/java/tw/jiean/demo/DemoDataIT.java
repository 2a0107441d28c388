package tw.jiean.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.Role;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Photos;

/** What a visitor finds in the demo, and that it comes once. */
class DemoDataIT {

  private static final Pattern SERVICE = Pattern.compile("href=\"(/services/[0-9]+/)\"");
  private static final Pattern PHOTO = Pattern.compile("src=\"(/photos/[^\"]+)\"");

  private final DemoServer demo = DemoServer.running();
  private final DemoCatalogue catalogue = DemoCatalogue.read();

  @Test
  void theHomePageShowsServicesWithPictures() throws Exception {
    String home = get(demo.page("/"));
    assertThat(SERVICE.matcher(home).results().map(hit -> hit.group(1)).distinct()).hasSize(24);
    assertThat(home).contains(catalogue.listings().getLast().title());

    var photo = PHOTO.matcher(home);
    assertThat(photo.find()).isTrue();
    var picture = send(demo.page(photo.group(1)), HttpResponse.BodyHandlers.ofByteArray());
    assertThat(picture.statusCode()).isEqualTo(200);
    assertThat(picture.headers().firstValue("content-type")).hasValue("image/webp");
  }

  @Test
  void thereIsABuyerASellerAndAnOperator() {
    Accounts accounts = demo.bean(Accounts.class);
    assertThat(accounts.findByEmail("client@example.com").orElseThrow().role())
        .isEqualTo(Role.MEMBER);
    assertThat(accounts.findByEmail("freelancer@example.com").orElseThrow().role())
        .isEqualTo(Role.MEMBER);
    assertThat(accounts.findByEmail("admin@example.com").orElseThrow().role())
        .isEqualTo(Role.OPERATOR);
  }

  @Test
  void ordersStandWhereTheSandboxLeftThem() {
    var statuses =
        demo.bean(JdbcClient.class)
            .sql("select status from payment_attempt where request_id like 'demo-%' order by id")
            .query(String.class)
            .list();
    assertThat(statuses)
        .containsExactly(
            "paid", "paid", "failed", "code_issued", "code_issued", "paid", "code_issued");
  }

  @Test
  void servicesHaveRatingsThatComeFromFinishedOrders() throws Exception {
    var jdbc = demo.bean(JdbcClient.class);
    assertThat(
            jdbc.sql("select status from orders where request_id like 'past-%' order by id")
                .query(String.class)
                .list())
        .hasSize(catalogue.finished().size())
        .containsOnly("COMPLETED");
    assertThat(jdbc.sql("select count(*) from review").query(Integer.class).single())
        .isEqualTo(2 * catalogue.finished().size());
    DemoCatalogue.Finished praised = catalogue.finished().getFirst();
    long listing =
        jdbc.sql("select id from listing where title = ? and rating is not null")
            .param(praised.title())
            .query(Long.class)
            .single();
    assertThat(get(demo.page("/services/" + listing + "/"))).contains(praised.said().text());
  }

  @Test
  void aSecondFillingChangesNothing() {
    long before = rows();
    new DemoListings(
            catalogue,
            demo.bean(Accounts.class),
            demo.bean(Categories.class),
            demo.bean(Listings.class),
            demo.bean(Photos.class),
            demo.bean(TransactionOperations.class))
        .afterSingletonsInstantiated();
    demo.bean(DemoOrders.class).complete();
    demo.bean(DemoReviews.class).complete(demo.page("/"));
    assertThat(rows()).isEqualTo(before);
  }

  private long rows() {
    return demo.bean(JdbcClient.class)
        .sql(
            """
            select (select count(*) from listing) + (select count(*) from payment_attempt)
              + (select count(*) from review) + (select count(*) from order_history)
            """)
        .query(Long.class)
        .single();
  }

  private static String get(URI page) throws IOException, InterruptedException {
    var answer = send(page, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private static <T> HttpResponse<T> send(URI page, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(HttpRequest.newBuilder(page).build(), body);
    }
  }
}
