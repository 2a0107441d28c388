package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.marketplace.proof.RawHttp.Answer;

/**
 * S9: whatever a request says of its host, the addresses that leave the site stay the site's own.
 */
@AsInProduction
class HostHeaderIT {

  private static final String OURS = "shop.example";
  private static final String EVIL = "evil.example";

  @Autowired private Outside outside;

  /**
   * One way to lie about the host.
   *
   * @param target the request's target, made from its path
   * @param headers every header line about hosts
   */
  record Trick(String name, UnaryOperator<String> target, List<String> headers, String version) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Trick headers(String... headers) {
    return new Trick(
        String.join(" + ", headers), UnaryOperator.identity(), List.of(headers), "HTTP/1.1");
  }

  private static Trick target(String prefix, String host) {
    return new Trick(
        "target " + prefix, path -> prefix + path, List.of("Host: " + host), "HTTP/1.1");
  }

  private static Trick withOurs(String header) {
    return headers("Host: " + OURS, header);
  }

  static Stream<Trick> tricks() {
    return Stream.of(
        headers("Host: " + EVIL),
        headers("Host: " + EVIL + ":8443"),
        headers("Host: " + OURS + ":6666"),
        headers("Host: " + OURS + "." + EVIL),
        headers("Host: EVIL.EXAMPLE."),
        headers("Host: " + OURS + "@" + EVIL),
        headers("Host: " + OURS + ":80@" + EVIL),
        headers("Host: " + EVIL + "/" + OURS),
        headers("Host: " + EVIL + "#" + OURS),
        headers("Host: " + EVIL + "\\" + OURS),
        headers("Host: [::6666]"),
        headers("Host: :6666"),
        headers("Host: "),
        headers("Host : " + EVIL),
        headers("Host: " + OURS, "Host: " + EVIL),
        headers("Host: " + EVIL, "Host: " + OURS),
        headers("Host: " + OURS + "\r\n " + EVIL),
        headers("Host: " + OURS + ", " + EVIL),
        headers(),
        new Trick(
            "HTTP/1.0 without Host, X-Forwarded-Host",
            UnaryOperator.identity(),
            List.of("X-Forwarded-Host: " + EVIL),
            "HTTP/1.0"),
        new Trick(
            "HTTP/1.0, as some proxies speak",
            UnaryOperator.identity(),
            List.of("Host: " + EVIL + ":6666"),
            "HTTP/1.0"),
        withOurs("X-Forwarded-Host: " + EVIL),
        withOurs("X-Forwarded-Host: " + EVIL + ", " + OURS),
        headers("Host: " + OURS, "X-Forwarded-Proto: http", "X-Forwarded-Port: 6666"),
        headers(
            "Host: " + OURS,
            "X-Forwarded-Host: " + EVIL + ":6666",
            "X-Forwarded-Proto: ftp",
            "X-Forwarded-For: 127.0.0.1"),
        withOurs("X-Forwarded-Prefix: //" + EVIL),
        withOurs("X-Forwarded-Server: " + EVIL),
        withOurs("Forwarded: for=127.0.0.1;host=" + EVIL + ";proto=http"),
        withOurs("Forwarded: host=\"" + EVIL + ":6666\""),
        withOurs("X-Host: " + EVIL),
        withOurs("X-Original-Host: " + EVIL),
        withOurs("X-HTTP-Host-Override: " + EVIL),
        headers("Host: " + OURS, "X-Original-URL: http://" + EVIL, "X-Rewrite-URL: //" + EVIL),
        headers("Host: " + OURS, "Origin: http://" + EVIL, "Referer: http://" + EVIL + "/"),
        target("http://" + EVIL, OURS),
        target("http://" + EVIL + ":6666", EVIL),
        target("http://" + OURS, EVIL),
        target("http://" + OURS + "@" + EVIL, OURS),
        target("//" + EVIL, OURS));
  }

  @ParameterizedTest
  @MethodSource("tricks")
  void addressesForEcpayComeFromTheSettings(Trick trick) {
    Answer answer =
        send(
            trick,
            "POST",
            "/order/create/",
            "payment_method=credit_card&plan=standard&service_id="
                + outside.session().listing().value()
                + "&_csrf="
                + outside.session().token());

    if (refused(answer)) {
      return;
    }
    assertThat(answer.status()).isEqualTo(200);
    Map<String, String> form = Outside.form(answer.body());
    assertThat(form)
        .containsEntry("ReturnURL", Outside.SITE + "/order/return/")
        .containsEntry("OrderResultURL", Outside.SITE + "/order/result/");
    assertThat(form.get("ClientBackURL")).startsWith(Outside.SITE + "/order/result/");
    assertThat(answer.text()).doesNotContainIgnoringCase(EVIL).doesNotContain(":6666");
  }

  @ParameterizedTest
  @MethodSource("tricks")
  void redirectsAndPagesNameNoHost(Trick trick) {
    for (String path :
        List.of("/", "/login/", "/orders/", "/orders", "/admin/", "/language/en/", "/nothing/")) {
      check(send(trick, "GET", path, ""), path);
    }
    check(send(trick, "POST", "/order/result/", "RtnCode=1"), "POST /order/result/");
    check(send(trick, "POST", "/order/return/", "RtnCode=1"), "POST /order/return/");
  }

  private static void check(Answer answer, String what) {
    if (refused(answer)) {
      return;
    }
    assertThat(answer.text()).as(what).doesNotContainIgnoringCase(EVIL).doesNotContain(":6666");
    if (answer.status() / 100 == 3) {
      assertThat(answer.header("Location")).as(what).matches("/|/[^/\\\\].*");
    }
  }

  /** A request that contradicts itself need not be answered; the refusal repeats nothing of it. */
  private static boolean refused(Answer answer) {
    if (answer.status() == 400 && !answer.body().startsWith("0|")) {
      assertThat(answer.text()).doesNotContainIgnoringCase(EVIL);
      return true;
    }
    return false;
  }

  private Answer send(Trick trick, String method, String path, String body) {
    StringBuilder request = new StringBuilder();
    request
        .append(method + " " + trick.target().apply(path) + " " + trick.version() + "\r\n")
        .append("Cookie: " + outside.session().cookie() + "\r\n");
    trick.headers().forEach(header -> request.append(header + "\r\n"));
    if (method.equals("POST")) {
      request
          .append("Content-Type: " + Outside.FORM + "\r\n")
          .append("Content-Length: " + body.length() + "\r\n");
    }
    return RawHttp.exchange(outside.port(), request + "Connection: close\r\n\r\n" + body);
  }
}
