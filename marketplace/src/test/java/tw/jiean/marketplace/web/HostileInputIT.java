package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tw.jiean.marketplace.HostileTexts;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.web.AccessPolicy.Person;
import tw.jiean.marketplace.web.AccessPolicy.Rule;

/**
 * S18, S28, S29: hostile texts and addresses in every field, part of a path and header of every
 * address that there is. Nothing is evaluated, nothing fails, nobody is called, no line of a log or
 * header is forged. The full number of rounds is 200.
 */
@MarketplaceTest
@ExtendWith({Proof.class, OutputCaptureExtension.class})
class HostileInputIT {

  private static final int ROUNDS = Proof.scale(200, 2);

  /** A statement among the texts sleeps for nine seconds. */
  private static final Duration TOO_LONG = Duration.ofSeconds(8);

  private static final Pattern FIELD = Pattern.compile("\\bname=\"([\\w.\\[\\]-]+)\"");
  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");
  private static final Pattern LEAK = Pattern.compile("SQLException|syntax error|TemplateInput");

  /** What addresses carry and no form does. */
  private static final List<String> PARAMETERS =
      List.of(
          "after", "before", "page", "n", "as", "show", "list", "to", "sort", "status", "needed");

  private static final List<String> HEADERS =
      List.of(
          "User-Agent",
          "Referer",
          "Accept",
          "Accept-Language",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "Forwarded",
          "HX-Request",
          "HX-Target",
          "Cookie",
          "If-None-Match",
          "Last-Event-ID");

  /** This machine, in words that filters have overlooked. */
  private static final List<String> HERE =
      List.of(
          "127.0.0.1",
          "localhost",
          "LOCALHOST.",
          "127.1",
          "127.0.1",
          "2130706433",
          "0x7f000001",
          "0x7f.0.0.1",
          "017700000001",
          "0177.0.0.01",
          "0",
          "0.0.0.0",
          "[::1]",
          "[::]",
          "[::ffff:127.0.0.1]",
          "[::ffff:7f00:1]",
          "[0:0:0:0:0:ffff:127.0.0.1]",
          "①②⑦.⓪.⓪.①",
          "127。0。0。1",
          "shop.example@127.0.0.1");

  private static final List<String> SCHEMES = List.of("http://", "//", "url:http://");

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;

  private final AccessPolicy policy = AccessPolicy.read();
  private final Random random = Proof.random();
  private final Set<String> sent = new HashSet<>();

  @Test
  void nothingThatIsSentIsEvaluated(CapturedOutput output) throws IOException {
    SoftAssertions all = new SoftAssertions();
    try (Trap trap = Trap.open()) {
      List<String> hostile =
          Stream.concat(HostileTexts.all().stream(), trap.addresses().stream()).toList();
      AccessWorld world = new AccessWorld(port, accounts, categories, listings);
      List<String> fields = fields(world);
      for (int round = 0; round < ROUNDS; round++) {
        for (Rule rule : policy.rules().values()) {
          long start = System.nanoTime();
          check(all, rule, send(world, rule, fields, hostile));
          all.assertThat(Duration.ofNanos(System.nanoTime() - start))
              .as(rule.route())
              .isLessThan(TOO_LONG);
        }
      }
      assertThat(sent).containsAll(HostileTexts.plain()).containsAll(trap.addresses());
      assertThat(trap.addresses()).hasSizeGreaterThanOrEqualTo(60);
      assertThat(trap.calls()).isZero();
    }
    all.assertThat(output.getAll().lines().filter(line -> line.startsWith("FORGED"))).isEmpty();
    all.assertAll();
  }

  private HttpResponse<String> send(
      AccessWorld world, Rule rule, List<String> fields, List<String> hostile) {
    Person person =
        Stream.of(Person.BUYER, Person.SELLER, Person.OPERATOR, Person.ANONYMOUS)
            .filter(rule::admits)
            .findFirst()
            .orElse(Person.ANONYMOUS);
    boolean inPath = VARIABLE.matcher(rule.path()).find() && random.nextInt(3) == 0;
    String path =
        inPath
            ? world.there(rule.path().replaceFirst("\\{\\w+}", encoded(pick(hostile))))
            : world.there(rule.path());
    Map<String, String> form = new LinkedHashMap<>();
    fields.stream()
        .filter(field -> random.nextInt(3) == 0)
        .forEach(field -> form.put(field, pick(hostile)));
    Visitor browser = world.browser(person);
    String[] headers = headers(hostile);
    if (rule.method().equals("GET")) {
      String query =
          form.entrySet().stream()
              .map(field -> field.getKey() + "=" + encoded(field.getValue()))
              .collect(Collectors.joining("&"));
      return browser.get(path + "?" + query.replace("[", "%5B").replace("]", "%5D"), headers);
    }
    form.put("_csrf", world.token(person));
    HttpResponse<String> answer = browser.post(path, form, headers);
    if (person != Person.ANONYMOUS && browser.get("/account/").statusCode() != 200) {
      world.comeIn(person);
    }
    return answer;
  }

  private static void check(SoftAssertions all, Rule rule, HttpResponse<String> answer) {
    String what = rule.route() + " at " + answer.uri();
    all.assertThat(answer.statusCode()).as(what).isLessThan(500);
    all.assertThat(answer.body()).as(what).doesNotContain(HostileTexts.EVALUATED);
    all.assertThat(LEAK.matcher(answer.body()).find()).as(what).isFalse();
    all.assertThat(answer.headers().map().toString())
        .as(what)
        .doesNotContainIgnoringCase("x-forged");
    all.assertThat(answer.headers().allValues("Set-Cookie"))
        .as(what)
        .noneMatch(cookie -> cookie.startsWith("forged"));
  }

  /** One header in each request, of what a browser can send in it. */
  private String[] headers(List<String> hostile) {
    String name = HEADERS.get(random.nextInt(HEADERS.size()));
    String text = pick(hostile).replaceAll("[^ -~]", "?").strip();
    return name.equals("Cookie")
        ? new String[] {name, "language=" + text}
        : new String[] {name, text};
  }

  /** Those that were not sent yet come first. */
  private String pick(List<String> hostile) {
    String text =
        hostile.get(sent.size() < hostile.size() ? sent.size() : random.nextInt(hostile.size()));
    sent.add(text);
    return text;
  }

  /** Of all forms that anybody gets, and of addresses. */
  private List<String> fields(AccessWorld world) {
    Set<String> fields = new TreeSet<>(PARAMETERS);
    for (Rule rule : policy.rules().values()) {
      for (Person person : List.of(Person.BUYER, Person.SELLER, Person.OPERATOR)) {
        if (rule.method().equals("GET") && rule.admits(person)) {
          FIELD
              .matcher(world.browser(person).get(world.there(rule.path())).body())
              .results()
              .forEach(field -> fields.add(field.group(1)));
        }
      }
    }
    fields.remove("_csrf");
    assertThat(fields).hasSizeGreaterThan(40);
    return new ArrayList<>(fields);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Notices whoever calls it. */
  private record Trap(ServerSocket door) implements AutoCloseable {

    static Trap open() throws IOException {
      return new Trap(new ServerSocket(0, 200, InetAddress.getByName("0.0.0.0")));
    }

    List<String> addresses() {
      return SCHEMES.stream()
          .flatMap(scheme -> HERE.stream().map(host -> scheme + host + ":" + door.getLocalPort()))
          .toList();
    }

    /** Those who wait at the door. */
    int calls() throws IOException {
      int calls = 0;
      door.setSoTimeout(50);
      while (true) {
        try {
          door.accept().close();
          calls++;
        } catch (SocketTimeoutException nobody) {
          return calls;
        }
      }
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }
}
