package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.util.HtmlUtils;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.web.AccessPolicy.Person;

/** S19: no address of another site gets into a redirect, however it is written. */
@MarketplaceTest
@ExtendWith(Proof.class)
class OpenRedirectIT {

  /** Names that targets have here or elsewhere. */
  private static final List<String> PARAMETERS =
      List.of(
          "to",
          "next",
          "back",
          "as",
          "list",
          "return",
          "return_to",
          "returnUrl",
          "redirect",
          "redirect_uri",
          "url",
          "continue",
          "target",
          "page",
          "after",
          "before",
          "q",
          "sort",
          "category",
          "error",
          "needed",
          "plan",
          "n",
          "path",
          "photoStep",
          "questionStep",
          "credential",
          "username");

  private static final Pattern LINK =
      Pattern.compile("\\s(?:href|action|formaction|src|content)=\"([^\"]*)\"");
  private static final Pattern REFRESH = Pattern.compile("url=(.*)");
  private static final Random RANDOM = Proof.random();

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private Attachments attachments;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private SettableClock clock;

  @Test
  void theChangeOfLanguageLeadsBackToThisSiteOnly() {
    assertThat(ForeignTargets.all()).hasSizeGreaterThanOrEqualTo(100);
    Visitor visitor = new Visitor(port);
    SoftAssertions all = new SoftAssertions();
    ForeignTargets.all()
        .forEach(payload -> {
          String to = URLEncoder.encode(payload, StandardCharsets.UTF_8);
          HttpResponse<String> answer = visitor.get("/language/en/?to=" + to);
          all.assertThat(answer.statusCode()).as(payload).isIn(303, 400);
          staysHere(all, payload, answer);
        });
    all.assertAll();
  }

  /** The path of the request itself comes back when a slash is missing or sign-in is asked for. */
  @Test
  void noPathLeadsAway() {
    String email = AccountFixtures.member(accounts).email();
    SoftAssertions all = new SoftAssertions();
    for (String path :
        List.of(
            "//evil.example/login",
            "//evil.example/orders/",
            "/%2f%2fevil.example/login",
            "/%5cevil.example/orders/",
            "/orders//evil.example/..",
            "/orders/%0d%0aLocation:%20https://evil.example/",
            "/orders/..;/evil.example",
            "/orders/?next=//evil.example",
            "/login?next=https://evil.example/",
            "/account?to=//evil.example")) {
      Visitor visitor = new Visitor(port);
      staysHere(all, path, visitor.get(path));
      // It may have been remembered for after sign-in.
      staysHere(all, path, visitor.signIn(email, AccountFixtures.PASSWORD));
    }
    all.assertAll();
  }

  /** What was asked for before sign-in, and before somebody had to show again who it is. */
  @Test
  void noPathThatIsRememberedLeadsAway() {
    SignedInAccount operator = AccountFixtures.operator(accounts);
    Visitor visitor = new Visitor(port);
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);
    String suspend = "/admin/users/" + operator.id() + "/do/suspend/";
    SoftAssertions all = new SoftAssertions();
    for (String payload : some(100, 4)) {
      String encoded = URLEncoder.encode(payload, StandardCharsets.UTF_8);
      Visitor newcomer = new Visitor(port);
      staysHere(all, payload, newcomer.get("/orders/?next=" + encoded + "&to=" + encoded));
      staysHere(all, payload, newcomer.signIn(operator.email(), AccountFixtures.PASSWORD));

      clock.tick(Duration.ofMinutes(11));
      String there = suspend + "?to=" + encoded + "&next=" + encoded;
      HttpResponse<String> late = visitor.get(there);
      all.assertThat(Visitor.location(late)).as(payload).isEqualTo("/account/again/");
      Map<String, String> form = new HashMap<>();
      form.put("_csrf", Visitor.token(visitor.get("/account/again/?to=" + encoded)));
      form.put("currentPassword", AccountFixtures.PASSWORD);
      PARAMETERS.forEach(name -> form.put(name, payload));
      HttpResponse<String> proved = visitor.post("/account/again/", form);
      all.assertThat(proved.statusCode()).as(payload).isEqualTo(302);
      all.assertThat(Visitor.location(proved)).as(payload).startsWith(suspend);
      staysHere(all, payload, proved);
    }
    all.assertAll();
  }

  /**
   * Every address that there is, with every name that a target could have, in the query and in the
   * form, and in place of what the address names: no redirect leads away, nor does a link or a form
   * of the page.
   */
  @Test
  void noParameterOfAnyAddressLeadsAway() {
    AccessWorld world = new AccessWorld(port, accounts, categories, listings);
    world.hand(attachments, new TransactionTemplate(transactions), accounts);
    SoftAssertions all = new SoftAssertions();
    for (AccessPolicy.Rule rule : AccessPolicy.read().rules().values()) {
      for (Person person : List.of(Person.OPERATOR, Person.SELLER, Person.ANONYMOUS)) {
        for (String payload : some(100, 2)) {
          String what = rule.route() + " as " + person.word() + ": " + payload;
          HttpResponse<String> answer = send(world, rule, person, payload);
          staysHere(all, what, answer);
          LINK.matcher(answer.body())
              .results()
              .map(link -> HtmlUtils.htmlUnescape(link.group(1)).replaceFirst("^\\d+; *url=", ""))
              .forEach(link ->
                  all.assertThat(ForeignTargets.leadsAway(link))
                      .as("%s has %s", what, link)
                      .isFalse());
        }
      }
    }
    all.assertAll();
  }

  private static HttpResponse<String> send(
      AccessWorld world, AccessPolicy.Rule rule, Person person, String payload) {
    Visitor browser = world.browser(person);
    String encoded = URLEncoder.encode(payload, StandardCharsets.UTF_8);
    String query =
        PARAMETERS.stream().map(name -> name + "=" + encoded).collect(Collectors.joining("&"));
    String path = world.there(rule.path()) + "?" + query;
    if (rule.method().equals("GET")) {
      return browser.get(path);
    }
    Map<String, String> form = new HashMap<>();
    PARAMETERS.forEach(name -> form.put(name, payload));
    form.put("_csrf", world.token(person));
    HttpResponse<String> answer = browser.post(path, form);
    if (answer.statusCode() == 403 || browser.get("/account/").statusCode() != 200) {
      world.comeIn(person);
    }
    return answer;
  }

  /** As many of the payloads as this build tries, others each time. */
  private static List<String> some(int full, int least) {
    List<String> all = new ArrayList<>(ForeignTargets.all());
    Collections.shuffle(all, RANDOM);
    return all.subList(0, Math.min(all.size(), Proof.scale(full, least)));
  }

  /**
   * What is redirected to is said in the code, or passes {@link LocalPath}. A class that begins to
   * put an address together is to be looked at, and then gets into this list.
   */
  @Test
  void onlyTheseClassesPutTogetherWhereABrowserIsSent() throws IOException {
    Pattern putTogether =
        Pattern.compile(
            "\"redirect:[^\"]*\"\\s*\\+\\s*+(?!HERE|PATH|MINE|FreshSignIn\\.PATH)"
                + "|new RedirectView\\((?!\"[^\"]*\"\\))"
                + "|sendRedirect\\((?!\"[^\"]*\"\\)|[A-Za-z]+\\.PATH)"
                + "|\\.location\\(|HttpHeaders\\.LOCATION");
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      assertThat(
              sources
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(file -> putTogether.matcher(read(file)).find())
                  .map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "CanonicalSlash.java", // a known path of the request itself
              "HostlessRedirects.java", // takes the host out of what others say
              "LanguageController.java", // LocalPath
              "SignInSuccess.java", // LocalPath
              "CommandController.java", // the path of a list, of a known object
              "EcpayCallbackController.java", // the token of a verified message
              "FavouriteController.java", // a number
              "MessageController.java", // a known order's number
              "NoticeController.java", // a path that was written by code
              "OrderActsController.java", // a known order's number
              "RefundAccountController.java", // a known order's number
              "ResultController.java", // a known order's token
              "ReviewController.java"); // a known order's number
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void staysHere(SoftAssertions all, String what, HttpResponse<String> answer) {
    String to = Visitor.location(answer);
    if (!to.isEmpty()) {
      all.assertThat(to).as(what).matches(ForeignTargets::staysHere, "stays on this site");
    }
    Matcher refresh = REFRESH.matcher(answer.headers().firstValue("Refresh").orElse(""));
    if (refresh.find()) {
      all.assertThat(refresh.group(1)).as(what).matches(ForeignTargets::staysHere);
    }
  }
}
