package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.web.AccessPolicy.Person;
import tw.jiean.marketplace.web.AccessPolicy.Rule;

/**
 * S10, S12, S16: every address that the application has, as each of six people, over the wire. Who
 * may is what docs/access.md says.
 */
@MarketplaceTest
class AccessMatrixIT {

  private static final String TO_SIGN_IN = "/login/";

  @LocalServerPort private int port;
  @Autowired private Routes routes;
  @Autowired private List<HandlerMapping> mappings;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private Attachments attachments;
  @Autowired private PlatformTransactionManager transactions;

  private final AccessPolicy policy = AccessPolicy.read();

  @Test
  void everyAddressHasALineAndEveryLineAnAddress() {
    assertThat(policy.rules().keySet())
        .containsExactlyInAnyOrderElementsOf(addressesOfTheFramework());
  }

  /** Whoever adds another kind of address has to make it known to {@link Routes}. */
  @Test
  void noAddressComesFromElsewhere() {
    List<String> elsewhere = new ArrayList<>();
    for (HandlerMapping mapping : mappings) {
      switch (mapping) {
        case RequestMappingHandlerMapping _ -> {} // in Routes
        case AbstractUrlHandlerMapping urls -> elsewhere.addAll(urls.getHandlerMap().keySet());
        case RouterFunctionMapping functions -> assertThat(functions.getRouterFunction()).isNull();
        default -> elsewhere.add(mapping.getClass().getSimpleName());
      }
    }
    // Static files; health on another port.
    assertThat(elsewhere)
        .containsExactlyInAnyOrder(
            "/assets/**", "/webjars/**", "AdditionalHealthEndpointPathsWebMvcHandlerMapping");
  }

  @Test
  void everyAddressOpensToThosePeopleOnly() {
    AccessWorld world = new AccessWorld(port, accounts, categories, listings);
    world.hand(attachments, new TransactionTemplate(transactions), accounts);
    SoftAssertions all = new SoftAssertions();
    // Reading first: what is posted may change what there is to read.
    Stream.of("GET", "POST")
        .flatMap(
            method -> policy.rules().values().stream().filter(rule -> rule.method().equals(method)))
        .forEach(rule -> check(all, world, rule));
    all.assertAll();
  }

  private static void check(SoftAssertions all, AccessWorld world, Rule rule) {
    if (rule.ecpay()) {
      List<String> answers = new ArrayList<>();
      for (Person person : Person.values()) {
        HttpResponse<String> answer = send(all, world, rule, person, world.there(rule.path()));
        all.assertThat(answer.headers().allValues("Set-Cookie")).as(rule.route()).isEmpty();
        answers.add(answer.statusCode() + " " + Visitor.location(answer) + answer.body());
      }
      all.assertThat(Set.copyOf(answers)).as("%s tells people apart", rule.route()).hasSize(1);
      return;
    }
    List<Person> deniedFirst =
        Arrays.stream(Person.values())
            .sorted((a, b) -> Boolean.compare(rule.admits(a), rule.admits(b)))
            .toList();
    for (Person person : deniedFirst) {
      String there = world.there(rule.path());
      String absent = world.absent(rule.path());
      HttpResponse<String> answer = send(all, world, rule, person, there);
      String what = "%s as %s: %s".formatted(rule.route(), person.word(), answer.statusCode());
      if (rule.admits(person)) {
        admitted(all, rule, person, answer, what, there.equals(absent));
      } else if (person == Person.ANONYMOUS) {
        all.assertThat(answer.statusCode()).as(what).isEqualTo(302);
        all.assertThat(Visitor.location(answer)).as(what).isEqualTo(TO_SIGN_IN);
      } else {
        all.assertThat(answer.statusCode()).as(what).isEqualTo(404);
        String nowhere = there.equals(absent) ? "/nothing/here/" : absent;
        HttpResponse<String> nothing = send(all, world, rule, person, nowhere);
        all.assertThat(difference(without(there, answer), without(nowhere, nothing)))
            .as("%s, against what is not there", what)
            .isEmpty();
      }
    }
  }

  private static void admitted(
      SoftAssertions all,
      Rule rule,
      Person person,
      HttpResponse<String> answer,
      String what,
      boolean aPage) {
    Integer refused = rule.refused().get(person);
    if (refused != null) {
      all.assertThat(answer.statusCode()).as(what).isEqualTo(refused);
      return;
    }
    // What needs a picture, a code or a command of the list may be missing; a whole page may not.
    all.assertThat(answer.statusCode()).as(what).isNotIn(aPage ? List.of(403, 404) : List.of(403));
    boolean signsIn = rule.path().equals("/logout/") || rule.path().startsWith(TO_SIGN_IN);
    if (!signsIn && person != Person.ANONYMOUS) {
      all.assertThat(Visitor.location(answer)).as(what).isNotEqualTo(TO_SIGN_IN);
    }
  }

  /** Sends the request, looks at the headers of the answer, and signs in again if need be. */
  private static HttpResponse<String> send(
      SoftAssertions all, AccessWorld world, Rule rule, Person person, String path) {
    Visitor browser = world.browser(person);
    String parameters = world.there(rule.parameters());
    HttpResponse<String> answer;
    if (rule.method().equals("GET")) {
      answer = browser.get(parameters.isEmpty() ? path : path + "?" + parameters);
    } else {
      if (!rule.ecpay() && !rule.signed()) {
        all.assertThat(browser.post(path, fields(parameters)).statusCode())
            .as("%s without a token", rule.route())
            .isEqualTo(403);
      }
      Map<String, String> fields = fields(parameters);
      fields.put("_csrf", world.token(person));
      answer = browser.post(path, fields);
    }
    carriesHeaders(all, rule, answer);
    all.assertThat(answer.statusCode()).as(rule.route()).isLessThan(500);
    if (rule.method().equals("POST") && !rule.ecpay()) {
      boolean signedIn = browser.get("/account/").statusCode() == 200;
      if (!signedIn) {
        world.comeIn(person);
      }
    }
    return answer;
  }

  private static void carriesHeaders(SoftAssertions all, Rule rule, HttpResponse<String> answer) {
    String what = "%s %s".formatted(rule.route(), answer.statusCode());
    all.assertThat(header(answer, "X-Content-Type-Options")).as(what).isEqualTo("nosniff");
    all.assertThat(header(answer, "X-Frame-Options")).as(what).isEqualTo("DENY");
    all.assertThat(header(answer, "Referrer-Policy"))
        .as(what)
        .isEqualTo("strict-origin-when-cross-origin");
    all.assertThat(header(answer, "Permissions-Policy")).as(what).contains("camera=()");
    all.assertThat(header(answer, "Content-Security-Policy"))
        .as(what)
        .contains("default-src 'none'", "frame-ancestors 'none'")
        .doesNotContain("unsafe", "*");
    String cache = header(answer, "Cache-Control");
    if (answer.body().contains("id=\"ecpay_form\"")) {
      // Shown again after a step back, without asking for another number.
      all.assertThat(cache).as(what).isEqualTo("no-cache, private");
    } else if (!header(answer, "Content-Type").startsWith("image/webp")) {
      all.assertThat(cache).as(what).contains("no-store");
    }
  }

  /** The first line that differs, with its counterpart. */
  private static String difference(String one, String other) {
    List<String> lines = one.lines().toList();
    List<String> others = other.lines().toList();
    for (int i = 0; i < Math.min(lines.size(), others.size()); i++) {
      if (!lines.get(i).equals(others.get(i))) {
        return lines.get(i) + "\n" + others.get(i);
      }
    }
    return lines.size() == others.size() ? "" : "One is longer than the other";
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static Map<String, String> fields(String parameters) {
    return Stream.of(parameters.split("&", -1))
        .filter(pair -> !pair.isEmpty())
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, LinkedHashMap::new));
  }

  /** Everything of an answer but what differs by chance or repeats the request. */
  private static String without(String path, HttpResponse<String> answer) {
    String headers =
        answer.headers().map().entrySet().stream()
            .filter(header -> !Set.of("date", "content-length").contains(header.getKey()))
            .sorted(Map.Entry.comparingByKey())
            .map(header -> header.getKey() + "=" + header.getValue())
            .collect(Collectors.joining("\n"));
    String body =
        answer
            .body()
            .replace(URLEncoder.encode(path, StandardCharsets.UTF_8), "PATH")
            .replace(path, "PATH")
            .replaceAll("(<code[^>]*>)[0-9a-f]{8}", "$1CODE")
            .replaceAll("(name=\"_csrf\"[^>]* value=\")[^\"]+", "$1TOKEN");
    return answer.statusCode() + "\n" + headers + "\n" + body;
  }

  private Set<String> addressesOfTheFramework() {
    return routes.all().stream()
        .filter(route -> !route.pattern().getPatternString().startsWith("/error"))
        .flatMap(AccessMatrixIT::withMethods)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** HEAD and OPTIONS come with the others; methods that are only refused are no way in. */
  private static Stream<String> withMethods(Routes.Route route) {
    String path = named(route.pattern().getPatternString());
    Collection<RequestMethod> methods = route.methods();
    if (methods.isEmpty()) {
      return Stream.of("GET " + path, "POST " + path);
    }
    boolean refusal = methods.contains(RequestMethod.OPTIONS);
    return refusal ? Stream.of() : methods.stream().map(method -> method + " " + path);
  }

  /** The pattern with the bare names of its variables. */
  private static String named(String pattern) {
    StringBuilder path = new StringBuilder();
    int depth = 0;
    boolean condition = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      depth += c == '{' ? 1 : 0;
      condition |= depth > 0 && c == ':';
      depth -= c == '}' ? 1 : 0;
      condition &= depth > 0;
      if (!condition) {
        path.append(c);
      }
    }
    return path.toString();
  }
}
