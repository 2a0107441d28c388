package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.web.AccessPolicy.Person;
import tw.jiean.marketplace.web.AccessPolicy.Rule;

/**
 * S28: sqlmap, a program that finds and uses injections of SQL, on every address with every field
 * of its forms and every part of its path. It takes a quarter of an hour, so it runs with full
 * proofs only, and it has to be installed: {@code apt install sqlmap}.
 *
 * <p>One address that is open to it stands beside them, so that finding nothing means something.
 * Our pages differ each time by tokens and numbers, so now and then it takes one for an injection;
 * what counts is whether it gets to read the database.
 */
@MarketplaceTest
@Import(SqlmapIT.Hole.class)
@ExtendWith(Proof.class)
@EnabledIf("tw.jiean.marketplace.Proof#isFull")
class SqlmapIT {

  private static final String HOLE = "/admin/test/hole/";
  private static final int MOST_PAGES = 300;

  private static final List<Person> PEOPLE =
      List.of(Person.BUYER, Person.SELLER, Person.OPERATOR, Person.ANONYMOUS);

  private static final Pattern VARIABLE = Pattern.compile("\\{\\w+}");
  private static final Pattern TESTED =
      Pattern.compile("testing if \\S+ parameter '[^']+' is dynamic");

  /** The version of the database, which it reads where it can. */
  private static final String READ = "banner: 'PostgreSQL";

  /** Where a page of a list begins; short lists link to no other page. */
  private static final List<String> PLACES = List.of("after=1", "before=1");

  /** A page with the mistake that is looked for. */
  @Controller
  static class Hole {

    private final JdbcClient jdbc;

    Hole(JdbcClient jdbc) {
      this.jdbc = jdbc;
    }

    @GetMapping(HOLE)
    @ResponseBody
    String find(@RequestParam String id) {
      return "Found: "
          + jdbc.sql("select slug from category where id = " + id).query(String.class).list();
    }
  }

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;

  /** A request as sqlmap reads it from a proxy's log. */
  private record Target(String method, String path, String body, String session) {

    String logged(int port) {
      String line = "======================================================\n";
      String sent = body.isEmpty() ? "" : "Content-Type: application/x-www-form-urlencoded\n";
      String cookie = session.isEmpty() ? "" : "Cookie: session=" + session + "\n";
      return line
          + "12:00:00  http://127.0.0.1:"
          + port
          + "  [127.0.0.1]\n"
          + line
          + method
          + " "
          + path
          + " HTTP/1.1\nHost: 127.0.0.1:"
          + port
          + "\n"
          + cookie
          + sent
          + "\n"
          + body
          + "\n"
          + line
          + "\n";
    }
  }

  /** An address that takes something, and who was shown it. */
  private record Asked(Person person, Map<String, String> fields) {

    String query() {
      return fields.entrySet().stream()
          .map(field -> field.getKey() + "=" + field.getValue())
          .collect(Collectors.joining("&"));
    }
  }

  @Test
  void findsNothingToInjectInto(@TempDir Path folder) throws Exception {
    AccessWorld world = new AccessWorld(port, accounts, categories, listings);
    Map<String, Asked> asked = asked(world);
    assertThat(asked.keySet())
        .contains("GET /", "GET /admin/payments/", "POST /order/create/", "POST /login/")
        .hasSizeGreaterThan(50);
    List<Target> targets = new ArrayList<>();
    asked.forEach((address, found) -> targets.add(filledIn(world, address, found)));
    for (Rule rule : AccessPolicy.read().rules().values()) {
      targets.addAll(bare(world, rule, asked.keySet()));
    }
    targets.add(new Target("GET", HOLE + "?id=1", "", session(world, Person.OPERATOR)));
    Path log = folder.resolve("requests.log");
    Files.writeString(
        log, targets.stream().map(target -> target.logged(port)).collect(Collectors.joining("\n")));

    String told = sqlmap(log, folder);

    assertThat(matches(TESTED, told)).as("what was tried").hasSizeGreaterThan(200);
    assertThat(addresses(told).filter(one -> one.contains(READ)))
        .as("where the database could be read")
        .singleElement(as(STRING))
        .contains(HOLE);
  }

  /** What sqlmap told of each of them. */
  private static Stream<String> addresses(String told) {
    return Stream.of(told.split("\n\\[\\d+/\\d+] URL:\n", -1)).skip(1);
  }

  private static List<String> matches(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).toList();
  }

  /** A new one each time, for some addresses end it. */
  private static String session(AccessWorld world, Person person) {
    world.comeIn(person);
    return world.browser(person).session().orElse("");
  }

  private static Target filledIn(AccessWorld world, String address, Asked asked) {
    String[] methodAndPath = address.split(" ", 2);
    return target(world, methodAndPath[0], methodAndPath[1], asked.query(), asked.person());
  }

  private static Target target(
      AccessWorld world, String method, String path, String fields, Person person) {
    String session = session(world, person);
    if (method.equals("GET")) {
      return new Target(method, fields.isEmpty() ? path : path + "?" + fields, "", session);
    }
    String token = "_csrf=" + encoded(world.token(person));
    return new Target(method, path, fields.isEmpty() ? token : token + "&" + fields, session);
  }

  /** Places in lists, parts of the path, and what is posted where nobody was shown a form. */
  private static List<Target> bare(AccessWorld world, Rule rule, Set<String> asked) {
    Person person = first(rule);
    String there = world.there(rule.path());
    List<Target> targets = new ArrayList<>();
    if (rule.method().equals("GET")) {
      PLACES.forEach(place -> targets.add(target(world, "GET", there, place, person)));
    } else if (!asked.contains("POST " + there)) {
      String fields = rule.parameters().isEmpty() ? "text=a" : world.there(rule.parameters());
      targets.add(target(world, "POST", there, fields, person));
    }
    if (VARIABLE.matcher(rule.path()).find()) {
      String marked = VARIABLE.matcher(rule.path()).replaceAll(found -> found.group() + "*");
      targets.add(target(world, rule.method(), world.there(marked), "", person));
    }
    return targets;
  }

  private static Person first(Rule rule) {
    return PEOPLE.stream().filter(rule::admits).findFirst().orElse(Person.ANONYMOUS);
  }

  /** The fields of all forms and links that somebody is shown, by where they are sent. */
  private static Map<String, Asked> asked(AccessWorld world) {
    Map<String, Asked> asked = new LinkedHashMap<>();
    for (Person person : PEOPLE) {
      Set<String> seen = new LinkedHashSet<>();
      Deque<String> open = new ArrayDeque<>();
      AccessPolicy.read().rules().values().stream()
          .filter(rule -> rule.method().equals("GET") && rule.admits(person))
          .forEach(rule -> open.add(world.there(rule.path())));
      while (!open.isEmpty() && seen.size() < MOST_PAGES) {
        String path = open.poll();
        if (seen.add(path)) {
          Document page = Jsoup.parse(world.browser(person).get(path).body());
          page.select("form").forEach(form -> addForm(asked, person, form, path));
          page.select("a[href^='/']").stream()
              .map(link -> link.attr("href").replaceFirst("#.*", ""))
              .filter(href -> !href.startsWith("//"))
              .forEach(href -> open.add(addLink(asked, person, href)));
        }
      }
    }
    return asked;
  }

  private static void addForm(
      Map<String, Asked> asked, Person person, Element form, String ownAddress) {
    String action = form.attr("action").isEmpty() ? ownAddress : form.attr("action");
    if (!action.startsWith("/")) {
      return; // ECPay's
    }
    String method = form.attr("method").equalsIgnoreCase("post") ? "POST " : "GET ";
    Map<String, String> fields = fields(asked, person, method + action.replaceFirst("\\?.*", ""));
    form.select("[name]").stream()
        .filter(field -> !field.attr("name").equals("_csrf"))
        .forEach(field -> fields.putIfAbsent(field.attr("name"), encoded(valueOf(field))));
  }

  /** Gives the path. */
  private static String addLink(Map<String, Asked> asked, Person person, String href) {
    String[] pathAndQuery = href.split("\\?", 2);
    if (pathAndQuery.length > 1) {
      Map<String, String> fields = fields(asked, person, "GET " + pathAndQuery[0]);
      for (String field : pathAndQuery[1].split("&", -1)) {
        String[] nameAndValue = field.split("=", 2);
        fields.putIfAbsent(nameAndValue[0], nameAndValue.length > 1 ? nameAndValue[1] : "");
      }
    }
    return pathAndQuery[0];
  }

  private static Map<String, String> fields(
      Map<String, Asked> asked, Person person, String address) {
    return asked.computeIfAbsent(address, key -> new Asked(person, new LinkedHashMap<>())).fields();
  }

  private static String valueOf(Element field) {
    String value = field.is("select") ? field.select("option").attr("value") : field.val();
    return value.isEmpty() ? "1" : value;
  }

  private static String sqlmap(Path log, Path folder) throws IOException, InterruptedException {
    Path told = Path.of("target", "sqlmap.txt");
    Process sqlmap =
        new ProcessBuilder(
                "sqlmap",
                "-l",
                log.toString(),
                "--ignore-stdin",
                "--batch",
                // One find must not end it.
                "--answers=skip further tests=N",
                // Read by what it has found.
                "--banner",
                "--dbms=PostgreSQL",
                "--skip=_csrf",
                // Not found and refused are answers, too.
                "--ignore-code=400,401,403,404,405,409,410,413,415,422,429",
                "--technique=BEUST",
                "--time-sec=2",
                "--skip-waf",
                "--disable-coloring",
                "--output-dir=" + folder.resolve("out"))
            .redirectErrorStream(true)
            .redirectOutput(told.toFile())
            .start();
    int exit = sqlmap.waitFor();
    String text = Files.readString(told, StandardCharsets.UTF_8);
    assertThat(exit).as(text).isZero();
    return text;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
