package tw.jiean.marketplace.backoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.backoffice.ParcelDesk.Parcels;

/** The engine, tried with lists and commands of the test's own. */
@MarketplaceTest
@Import(ParcelDesk.class)
class BackofficeIT {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final RequestPostProcessor OPERATOR =
      user("operator@example.com").roles("OPERATOR");
  private static final RequestPostProcessor MEMBER = user("member@example.com").roles("MEMBER");
  private static final String EMPTY = "沒有符合的資料";
  private static final String REASON = "因為客服案件 12";

  @Autowired private MockMvcTester mvc;
  @Autowired private Parcels parcels;
  @Autowired private JdbcClient jdbc;
  @Autowired private Clock clock;
  @Autowired private AuditLog audit;
  @Autowired private TransactionTemplate transaction;

  @Qualifier("requestMappingHandlerMapping") @Autowired
  private RequestMappingHandlerMapping routes;

  @Test
  void theFirstPagePutsItsListsUnderHeadings() {
    assertThat(page("/admin/"))
        .containsSubsequence("訂單與爭議", "/admin/orders/", "/admin/disputes/")
        .containsSubsequence("付款與退款", "/admin/payments/", "/admin/refunds/")
        .containsSubsequence("帳務與對帳", "/admin/ledger-accounts/", "/admin/reconciliation/")
        .containsSubsequence("服務與評價", "/admin/listings/", "/admin/reviews/")
        .containsSubsequence("會員與系統紀錄", "/admin/users/", "/admin/audit/");
  }

  @Nested
  class AList {

    @Test
    void findsPartsOfTextIgnoringCase() {
      String mark = mark();
      parcels.add("Tea " + mark, "OPEN", 1);
      parcels.add("other", "OPEN", 1);
      assertThat(page("/admin/parcels/?q={q}", mark.toUpperCase(Locale.ROOT)))
          .contains("Tea " + mark)
          .doesNotContain("other");
    }

    @Test
    void takesWildcardsAndQuotesInASearchLiterally() {
      String mark = mark();
      parcels.add("100% " + mark, "OPEN", 1);
      assertThat(page("/admin/parcels/?q={q}", "0% " + mark)).contains("100% " + mark);
      assertThat(page("/admin/parcels/?q={q}", "_% " + mark)).doesNotContain("100% " + mark);
      assertThat(page("/admin/parcels/?q={q}", "' or ''='")).contains(EMPTY);
      assertThat(page("/admin/parcels/?q={q}", "\u0000!%")).contains(EMPTY);
    }

    @Test
    void showsOnlyRowsOfTheChosenFilters() {
      String mark = mark();
      parcels.add(mark + "-open", "OPEN", 1);
      parcels.add(mark + "-closed", "CLOSED", 1);
      parcels.add(mark + "-old", "OPEN", 1, clock.instant().minus(Duration.ofDays(8)));
      assertThat(page("/admin/parcels/?q={q}&state=OPEN&sent_at=7", mark))
          .contains(mark + "-open")
          .doesNotContain(mark + "-closed", mark + "-old");
    }

    @Test
    void sortsByADeclaredColumnEitherWay() {
      String mark = mark();
      parcels.add(mark + "-b", "OPEN", 3);
      parcels.add(mark + "-a", "OPEN", 20);
      assertThat(page("/admin/parcels/?q={q}&sort=label", mark))
          .containsSubsequence(mark + "-a", mark + "-b")
          .contains("aria-sort=\"ascending\"");
      assertThat(page("/admin/parcels/?q={q}&sort=-label", mark))
          .containsSubsequence(mark + "-b", mark + "-a")
          .contains("aria-sort=\"descending\"");
      assertThat(page("/admin/parcels/?q={q}&sort=-dollars", mark))
          .containsSubsequence("NT$20", "NT$3");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "sort=sent_at", // declared, but not for sorting
          "sort=id;drop table parcel",
          "sort=label desc,(select 1)",
          "sort=-",
          "state=BROKEN",
          "state=OPEN' or '1'='1",
          "sent_at=8",
          "after=",
          "after=a\nb",
          "before=\u0000",
        })
    void refusesWhatItDoesNotOffer(String query) {
      String[] pair = query.split("=", 2);
      assertThat(mvc.get().uri("/admin/parcels/").param(pair[0], pair[1]).with(OPERATOR))
          .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void refusesASearchThatIsTooLong() {
      assertThat(mvc.get().uri("/admin/parcels/").param("q", "x".repeat(101)).with(OPERATOR))
          .hasStatus(HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "label", "-label", "dollars", "-dollars", "weight", "-weight"})
    void showsFiftyRowsOnAPageAndEachRowOnceForwardsAndBackwards(String order) {
      String mark = mark();
      IntStream.rangeClosed(1, 130).forEach(i -> parcels.add(mark + "-" + i + ".", "OPEN", i / 3));
      String sort = order.isEmpty() ? "" : "&sort=" + order;

      String page = page("/admin/parcels/?q={q}" + sort, mark);
      List<List<String>> forwards = new ArrayList<>(List.of(labels(page)));
      assertThat(turn(page, "prev")).isEmpty();
      for (int i = 0; i < 2; i++) {
        page = turned(page, "next");
        forwards.add(labels(page));
      }
      assertThat(turn(page, "next")).isEmpty();
      assertThat(forwards).extracting(List::size).containsExactly(50, 50, 30);
      assertThat(forwards.stream().flatMap(List::stream)).doesNotHaveDuplicates().hasSize(130);
      for (int i = 1; i >= 0; i--) {
        page = turned(page, "prev");
        assertThat(labels(page)).isEqualTo(forwards.get(i));
      }
      assertThat(turn(page, "prev")).isEmpty();
    }

    @Test
    void ofRowsInMemoryTurnsTheSameWay() {
      String first = page("/admin/whispers/");
      String second = turned(first, "next");
      String third = turned(second, "next");
      assertThat(labels(third)).endsWith("Hush", "psst").hasSize(20);
      assertThat(labels(turned(third, "prev"))).isEqualTo(labels(second));
      assertThat(labels(turned(turned(third, "prev"), "prev"))).isEqualTo(labels(first));
    }

    @ParameterizedTest
    @ValueSource(strings = {"after=987654321", "before=987654321", "after=abc", "before=abc"})
    void beginsAtItsFirstPageWhereARowIsGone(String place) {
      parcels.add(mark(), "OPEN", 1);
      assertThat(labels(page("/admin/parcels/?" + place)))
          .isEqualTo(labels(page("/admin/parcels/")));
    }

    private String turned(String page, String way) {
      return page(turn(page, way));
    }

    private static String turn(String page, String way) {
      return Jsoup.parse(page).select("a[rel=" + way + "]").attr("href");
    }

    private static List<String> labels(String page) {
      return Jsoup.parse(page).select("tbody tr").stream()
          .map(row -> row.select("td, th").eachText().getFirst())
          .toList();
    }

    @Test
    void keepsSearchFiltersAndOrderInItsLinks() {
      String mark = mark();
      parcels.add(mark, "OPEN", 1);
      assertThat(page("/admin/parcels/?q={q}&state=OPEN&sort=-label", mark + "&x=1"))
          .contains("/admin/parcels/?q=" + mark + "%26x%3D1&amp;state=OPEN&amp;sort=label")
          .contains("<option value=\"OPEN\" selected>");
    }

    @Test
    void canComeFromMemory() {
      assertThat(page("/admin/whispers/?q=HUSH")).contains("Hush").doesNotContain("psst");
    }

    @Test
    void writesTextsOfUsersAsText() {
      String mark = mark();
      parcels.add("<script>" + mark + "</script>${7*7}", "OPEN", 1);
      assertThat(page("/admin/parcels/?q={q}", mark))
          .contains("&lt;script&gt;" + mark + "&lt;/script&gt;${7*7}");
    }
  }

  @Nested
  class AnObject {

    @Test
    void showsItsFieldsItsCommandsAndWhatBelongsToIt() {
      long id = parcels.add("porcelain", "CLOSED", 1200);
      assertThat(page("/admin/parcels/" + id + "/"))
          .contains("porcelain", "NT$1,200")
          .contains("/admin/parcels/" + id + "/do/open/");
    }

    @Test
    void offersOnlyTheCommandsThatFitItsState() {
      long id = parcels.add("open already", "OPEN", 1);
      assertThat(page("/admin/parcels/" + id + "/")).doesNotContain("/do/open/");
      assertThat(mvc.get().uri("/admin/parcels/{id}/do/open/", id).with(OPERATOR))
          .hasStatus(HttpStatus.SEE_OTHER);
      assertThat(post("/admin/parcels/" + id + "/do/open/", Map.of("label", "x")))
          .hasStatus(HttpStatus.CONFLICT);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/admin/parcels/0/",
          "/admin/parcels/abc/",
          "/admin/parcels/99999999999999999999/",
          "/admin/parcels/1' or '1'='1/",
          "/admin/nothing/",
          "/admin/nothing/1/",
          "/admin/parcels/do/nothing/",
          "/admin/parcels/do/open/",
          "/admin/parcels/1/do/nothing/",
          "/admin/parcels/1/do/new/",
        })
    void thatDoesNotExistIsNotFound(String path) {
      assertThat(mvc.get().uri(path).with(OPERATOR)).hasStatus(HttpStatus.NOT_FOUND);
    }
  }

  @Nested
  class ACommand {

    @Test
    void runsOnceAndRecordsWhoWhatAndWhy() {
      long id = parcels.add("tea", "CLOSED", 1);
      assertThat(post("/admin/parcels/" + id + "/do/open/", Map.of("label", "green tea")))
          .hasStatus(HttpStatus.SEE_OTHER)
          .hasHeader("Location", "/admin/parcels/" + id + "/");
      assertThat(parcels.state(id)).isEqualTo("OPEN");
      assertThat(entries("parcels", id))
          .containsExactly("operator@example.com open " + REASON + " label=green tea null");
      assertThat(page("/admin/parcels/" + id + "/")).contains(REASON);
      assertThat(page("/admin/audit/?q={q}", "parcels/" + id)).contains(REASON);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "    ",
          "four",
          " four ",
          "four\u00A0\u3000\u2003",
          "\u202E\u202E\u202E\u202E\u202E\u202E",
          "\u0000\u0000\u0000\u0000\u0000\u0000"
        })
    void asksForAReasonOfFiveCharacters(String reason) {
      long id = parcels.add("tea", "CLOSED", 1);
      assertThat(
              post(
                  "/admin/parcels/" + id + "/do/open/",
                  Map.of("label", "kept label", "reason", reason)))
          .hasStatus(HttpStatus.BAD_REQUEST)
          .bodyText()
          .contains("kept label", "\"problem-reason reason-hint\" autofocus");
      assertThat(parcels.state(id)).isEqualTo("CLOSED");
      assertThat(entries("parcels", id)).isEmpty();
    }

    @Test
    void showsWhatItsObjectIs() {
      long id = parcels.add("porcelain", "CLOSED", 1200);
      assertThat(page("/admin/parcels/" + id + "/do/open/"))
          .containsPattern("<dt[^>]*>[^<]+</dt>\\s*<dd[^>]*>\\s*porcelain\\s*</dd>")
          .contains(">NT$1,200<");
    }

    @Test
    void takesAReasonOf500CharactersAndNotOneMore() {
      long id = parcels.add("tea", "CLOSED", 1);
      String path = "/admin/parcels/" + id + "/do/open/";
      assertThat(post(path, Map.of("label", "x", "reason", "茶".repeat(501))))
          .hasStatus(HttpStatus.BAD_REQUEST)
          .bodyText()
          .contains("茶".repeat(501));
      assertThat(post(path, Map.of("label", "x", "reason", "茶".repeat(500))))
          .hasStatus(HttpStatus.SEE_OTHER);
    }

    @Test
    void refusesInputsThatAreMissingOrTooLong() {
      long id = parcels.add("tea", "CLOSED", 1);
      String path = "/admin/parcels/" + id + "/do/open/";
      assertThat(post(path, Map.of("label", ""))).hasStatus(HttpStatus.BAD_REQUEST);
      assertThat(post(path, Map.of("label", "x".repeat(21)))).hasStatus(HttpStatus.BAD_REQUEST);
      assertThat(parcels.state(id)).isEqualTo("CLOSED");
    }

    @Test
    void thatIsRefusedLeavesNothingButAnEntryThatSaysSo() {
      long id = parcels.add("tea", "CLOSED", 1);
      assertThat(post("/admin/parcels/" + id + "/do/open/", Map.of("label", "taken")))
          .hasStatus(HttpStatus.CONFLICT)
          .bodyText()
          .contains("value=\"taken\"", REASON, "problem-label");
      assertThat(parcels.state(id)).isEqualTo("CLOSED");
      assertThat(entries("parcels", id))
          .containsExactly(
              "operator@example.com open " + REASON + " label=taken " + ParcelDesk.LABEL_TAKEN);
    }

    @Test
    void thatFailsLeavesNothingAtAll() {
      long id = parcels.add("tea", "CLOSED", 1);
      assertThat(post("/admin/parcels/" + id + "/do/drop/", Map.of())).failure().isNotNull();
      assertThat(parcels.state(id)).isEqualTo("CLOSED");
      assertThat(entries("parcels", id)).isEmpty();
    }

    @Test
    void leadsToWhatItMadeOrToTheListWhenTheObjectHasGone() {
      MvcTestResult made = post("/admin/parcels/do/new/", Map.of("label", "made " + mark()));
      String location = String.valueOf(made.getResponse().getHeader("Location"));
      assertThat(location).matches("/admin/parcels/\\d+/");
      assertThat(post(location + "do/burn/", Map.of()))
          .hasStatus(HttpStatus.SEE_OTHER)
          .hasHeader("Location", "/admin/parcels/");
    }

    @Test
    void isNotRunByAGetOrWithoutAToken() {
      long id = parcels.add("tea", "CLOSED", 1);
      String path = "/admin/parcels/" + id + "/do/open/";
      assertThat(page(path)).contains("name=\"_csrf\"").contains("value=\"tea\"");
      assertThat(mvc.post().uri(path).param("label", "x").param("reason", REASON).with(OPERATOR))
          .hasStatus(HttpStatus.FORBIDDEN);
      assertThat(parcels.state(id)).isEqualTo("CLOSED");
    }
  }

  @Nested
  class Nobody {

    @ParameterizedTest
    @ValueSource(
        strings = {"/admin/", "/admin/parcels/", "/admin/audit/", "/admin/parcels/do/new/"})
    void butAnOperatorFindsTheDesk(String path) {
      assertThat(mvc.get().uri(path).with(OPERATOR)).hasStatusOk();
      assertThat(mvc.get().uri(path).with(MEMBER)).hasStatus(HttpStatus.NOT_FOUND);
      assertThat(mvc.get().uri(path)).hasStatus3xxRedirection();
    }

    @Test
    void butAnOperatorRunsCommands() {
      long id = parcels.add("tea", "CLOSED", 1);
      assertThat(
              mvc.post()
                  .uri("/admin/parcels/{id}/do/burn/", id)
                  .param("reason", REASON)
                  .with(MEMBER)
                  .with(csrf()))
          .hasStatus(HttpStatus.NOT_FOUND);
      assertThat(parcels.state(id)).isEqualTo("CLOSED");
    }
  }

  @Nested
  class TheAuditLog {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "update audit_entry set reason = 'nothing to see'",
          "delete from audit_entry",
          "truncate audit_entry",
        })
    void isNeverChanged(String sql) {
      record("never-changed");
      assertThatThrownBy(() -> jdbc.sql(sql).update()).hasMessageContaining("append-only");
      assertThat(entries("parcels", "never-changed")).isNotEmpty();
    }

    /** A new route that changes something comes through the commands, or it shows up here. */
    @Test
    void hearsOfEveryPostUnderAdmin() {
      Set<String> changing = new TreeSet<>();
      routes
          .getHandlerMethods()
          .forEach((route, handler) -> {
            if (!Set.of(RequestMethod.GET).equals(route.getMethodsCondition().getMethods())) {
              route.getPatternValues().stream()
                  .filter(pattern -> pattern.startsWith("/admin"))
                  .map(pattern -> handler.getBeanType().getSimpleName() + " " + pattern)
                  .forEach(changing::add);
            }
          });
      assertThat(changing)
          .containsExactly(
              "CommandController /admin/{list}/do/{command}/",
              "CommandController /admin/{list}/{key}/do/{command}/");
    }

    @Test
    void takesEntriesOnlyInTheTransactionOfTheDeed() {
      AuditEntry entry = entry("alone");
      assertThatThrownBy(() -> audit.record(entry))
          .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void isNumberedWithoutGapsAndChainedAlsoUnderManyWriters() {
      try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
        IntStream.range(0, 20).forEach(i -> writers.execute(() -> record("writer-" + i)));
      }
      transaction.executeWithoutResult(status -> {
        audit.record(entry("rolled-back"));
        status.setRollbackOnly();
      });
      record("after");
      assertThat(jdbc.sql("select id from audit_entry_break").query(Long.class).list()).isEmpty();
      assertThat(jdbc.sql("select max(id) - count(*) from audit_entry").query(Long.class).single())
          .isZero();
    }

    @Test
    void showsWhenAnEntryWasAlteredBehindItsBack() {
      record("honest");
      List<Long> found =
          transaction.execute(status -> {
            status.setRollbackOnly();
            jdbc.sql("alter table audit_entry disable trigger all").update();
            jdbc.sql("update audit_entry set actor = 'x' where object = 'honest'").update();
            return jdbc.sql("select id from audit_entry_break").query(Long.class).list();
          });
      assertThat(found).hasSize(1);
    }

    private void record(String object) {
      transaction.executeWithoutResult(status -> audit.record(entry(object)));
    }

    private static AuditEntry entry(String object) {
      return new AuditEntry("someone", "parcels", object, "look", REASON, "", null);
    }
  }

  private static String mark() {
    return "m" + COUNT.incrementAndGet() + "m";
  }

  private String page(String uri, Object... values) {
    MvcTestResult result = mvc.get().uri(uri, values).with(OPERATOR).exchange();
    assertThat(result).hasStatusOk();
    try {
      return result.getResponse().getContentAsString();
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private MvcTestResult post(String path, Map<String, String> parameters) {
    var request = mvc.post().uri(path).with(OPERATOR).with(csrf());
    request.param("reason", parameters.getOrDefault("reason", REASON));
    parameters.forEach((name, value) -> {
      if (!name.equals("reason")) {
        request.param(name, value);
      }
    });
    return request.exchange();
  }

  private List<@Nullable String> entries(String list, Object object) {
    return jdbc.sql(
            """
            select actor || ' ' || command || ' ' || reason || ' ' || inputs || ' ' || coalesce(refusal, 'null')
            from audit_entry where list = ? and object = ? order by id
            """)
        .params(list, object.toString())
        .query(String.class)
        .list();
  }
}
