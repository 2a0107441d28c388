package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.order.OrderFixtures.Sale;

/** What people read of their notices on the site. */
@MarketplaceTest
class NoticesIT extends MailITBase {

  private static final Pattern LINK = Pattern.compile("href=\"(/notices/\\d+/)\"");

  @Test
  void whoHasNoneReadsWhatWillComeHere() {
    SignedInAccount reader = fixtures.member();

    assertThat(get("/notices/", reader))
        .hasStatusOk()
        .bodyText()
        .contains("還沒有通知", "付款、開始製作")
        .doesNotContain("badge-error", "全部標為已讀");
  }

  @Test
  void aNoticeIsCountedUntilItIsOpenedAndLeadsToItsOrder() {
    Sale sale = fixtures.funded();
    tell();
    assertThat(get("/account/", sale.buyer())).bodyText().contains("badge-error");

    MvcTestResult list = get("/notices/", sale.buyer());
    assertThat(list).bodyText().contains("已收到您的付款 NT$1,200：標誌設計 &lt;b&gt;", "未讀", "全部標為已讀");

    assertThat(get(links(list).getFirst(), sale.buyer()))
        .hasStatus(HttpStatus.FOUND)
        .hasRedirectedUrl(sale.page());
    assertThat(get("/notices/", sale.buyer()))
        .bodyText()
        .contains("已收到您的付款")
        .doesNotContain("badge-error", "未讀", "全部標為已讀");
  }

  @Test
  void aReaderOfEnglishReadsEnglish() {
    Sale sale = fixtures.funded();
    tell();

    assertThat(
            mvc.get()
                .uri("/notices/")
                .cookie(new Cookie("language", "en"))
                .with(user(sale.seller())))
        .bodyText()
        .contains("bought “標誌設計", "and paid NT$1,200", "Mark all as read");
  }

  @Test
  void noticesOfOthersAreNotThere() {
    Sale sale = fixtures.funded();
    tell();
    String link = links(get("/notices/", sale.buyer())).getFirst();

    assertThat(get(link, sale.seller())).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(get("/notices/", sale.buyer())).bodyText().contains("未讀");
    assertThat(mvc.get().uri("/notices/").exchange()).hasRedirectedUrl("/login/");
  }

  @Test
  void allAreMarkedAtOnceAndOnlyOnesOwn() {
    Sale sale = fixtures.funded();
    tell();

    assertThat(mvc.post().uri("/notices/read/").with(user(sale.buyer())).with(csrf()).exchange())
        .hasRedirectedUrl("/notices/");

    assertThat(get("/notices/", sale.buyer())).bodyText().doesNotContain("badge-error");
    assertThat(get("/notices/", sale.seller())).bodyText().contains("badge-error");
  }

  @Test
  void theNewestComeFirstInPages() {
    SignedInAccount buyer = fixtures.member();
    SignedInAccount seller = fixtures.member();
    var listing = fixtures.listing(seller);
    List<Sale> sales =
        IntStream.range(0, 21).mapToObj(_ -> fixtures.funded(buyer, seller, listing)).toList();
    tell();

    MvcTestResult first = get("/notices/", buyer);
    assertThat(links(first)).hasSize(20);
    assertThat(get(links(first).getFirst(), buyer)).hasRedirectedUrl(sales.getLast().page());
    assertThat(first).bodyText().contains("更早的通知").doesNotContain("最新的通知");
    Pattern older = Pattern.compile("href=\"(/notices/\\?before=\\d+)\"");
    var next = older.matcher(body(first));
    assertThat(next.find()).isTrue();

    MvcTestResult second = get(next.group(1), buyer);
    assertThat(links(second)).hasSize(1);
    assertThat(get(links(second).getFirst(), buyer)).hasRedirectedUrl(sales.getFirst().page());
    assertThat(second).bodyText().contains("最新的通知").doesNotContain("更早的通知");
    assertThat(get("/notices/?before=nonsense", buyer)).bodyText().contains("更早的通知");
  }

  @Test
  void theyComeInTheOrderOfTheTimesThatTheyShow() {
    SignedInAccount reader = fixtures.member();
    jdbc.sql(
            """
            insert into notice (event_id, account_id, kind, voice, arguments, path, at)
            select -2000 - n, :account, 'of_tomorrow', 'buyer', '{插畫}', '/orders/?' || n,
              now() + case n % 2 when 0 then n else -n end * interval '1 minute'
            from generate_series(1, 30) n
            """)
        .param("account", reader.id().value())
        .update();

    MvcTestResult first = get("/notices/", reader);
    String last = links(first).getLast();
    MvcTestResult second = get("/notices/?before=" + last.replaceAll("\\D", ""), reader);

    assertThat(get(links(first).getFirst(), reader)).hasRedirectedUrl("/orders/?30");
    assertThat(get(last, reader)).hasRedirectedUrl("/orders/?9");
    assertThat(links(second)).hasSize(10);
    assertThat(get(links(second).getFirst(), reader)).hasRedirectedUrl("/orders/?11");
    assertThat(get(links(second).getLast(), reader)).hasRedirectedUrl("/orders/?29");
  }

  @Test
  void whatOnlyANewerVersionCanSayIsShownAsNews() {
    SignedInAccount reader = fixtures.member();
    jdbc.sql(
            """
            insert into notice (event_id, account_id, kind, voice, arguments, path, at)
            values (-1, :account, 'of_tomorrow', 'buyer', '{插畫}', '/orders/', now())
            """)
        .param("account", reader.id().value())
        .update();

    assertThat(get("/notices/", reader)).bodyText().contains("訂單有新的進度：插畫");
  }

  @Test
  void neglectIsCountedToAHundredAtMost() {
    SignedInAccount reader = fixtures.member();
    jdbc.sql(
            """
            insert into notice (event_id, account_id, kind, voice, arguments, path, at)
            select -n, :account, 'order_funded', 'buyer', '{a,b,c,d}', '/orders/', now()
            from generate_series(1000, 1150) n
            """)
        .param("account", reader.id().value())
        .update();

    assertThat(get("/notices/", reader)).bodyText().contains("99+");
  }

  private MvcTestResult get(String path, SignedInAccount reader) {
    return mvc.get().uri(path).with(user(reader)).exchange();
  }

  private static List<String> links(MvcTestResult page) {
    return LINK.matcher(body(page)).results().map(link -> link.group(1)).toList();
  }

  private static String body(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
