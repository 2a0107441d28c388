package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.web.server.LocalServerPort;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.account.JustSignedIn;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.job.Job;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.web.Visitor;

/**
 * S23: whoever has the log of a server that says all it can, knows no password, no session, no
 * link, no key and no account to pay to.
 */
class SecretsInLogsIT extends OrderITBase {

  private static final Pattern LINK = Pattern.compile("/(?:confirm|reset)/([A-Za-z0-9_-]{43})/");
  private static final Pattern AUTHENTICATOR = Pattern.compile("<code[^>]*>([A-Z2-7 ]{39})</code>");

  /** Of {@link OrderFixtures#waitingForTransfer}. */
  private static final String ACCOUNT_TO_PAY_TO = "5219115400009014";

  private static final String PAYEES_ACCOUNT = "90817263544536";

  @LocalServerPort private int port;
  @Autowired private EcpayConfig keys;
  @Autowired private List<Job> jobs;
  @Autowired private LoggingSystem logging;

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Everything log = new Everything();
  private final Map<String, Appender<ILoggingEvent>> usual = new HashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();

  /** What was logged, by whom. */
  private static final class Everything extends AppenderBase<ILoggingEvent> {

    private record Line(String logger, String text) {}

    private final Queue<Line> lines = new ConcurrentLinkedQueue<>();

    @Override
    protected void append(ILoggingEvent event) {
      String failure =
          event.getThrowableProxy() == null
              ? ""
              : ThrowableProxyUtil.asString(event.getThrowableProxy());
      lines.add(new Line(event.getLoggerName(), event.getFormattedMessage() + failure));
    }
  }

  @BeforeEach
  void sayAll() {
    root.iteratorForAppenders().forEachRemaining(one -> usual.put(one.getName(), one));
    usual.values().forEach(root::detachAppender);
    log.setContext(root.getLoggerContext());
    log.start();
    root.addAppender(log);
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.TRACE);
  }

  @AfterEach
  void sayTheUsual() {
    logging.setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.INFO);
    root.detachAppender(log);
    usual.values().forEach(root::addAppender);
  }

  @Test
  void noSecretIsLoggedAtAnyLevel() {
    secrets.put("HashKey", keys.keys().hashKey());
    secrets.put("HashIV", keys.keys().hashIv());
    somebodySignsUpAndForgetsThePassword();
    somebodyPaysByTransferAndGetsTheMoneyBack();

    assertThat(log.lines.size()).isGreaterThan(1_000);
    Set<String> leaks = new TreeSet<>();
    secrets.forEach((name, secret) -> {
      assertThat(secret).as(name).hasSizeGreaterThanOrEqualTo(8);
      log.lines.stream()
          .filter(line -> line.text.contains(secret))
          .forEach(line -> leaks.add(name + " by " + line.logger));
    });
    assertThat(leaks).isEmpty();
  }

  private void somebodySignsUpAndForgetsThePassword() {
    String email = "log-" + UUID.randomUUID() + "@example.com";
    String password = secret("password", "first " + UUID.randomUUID());
    Visitor visitor = new Visitor(port);
    post(
        visitor,
        "/signup/",
        "/signup/",
        Map.of("email", email, "displayName", "小明", "password", password));
    visitor.signIn(email, password);
    String cookie = secret("session cookie", visitor.session().orElseThrow());
    secret("session", new String(Base64.getDecoder().decode(cookie), StandardCharsets.UTF_8));
    secret("token of forms", Visitor.token(visitor.get("/account/")));
    secret(
        "hash of a password",
        jdbc.sql("select password from account where email = ?")
            .param(email)
            .query(String.class)
            .single());
    var page = visitor.get("/account/second-factor/");
    Matcher shown = AUTHENTICATOR.matcher(page.body());
    assertThat(shown.find()).isTrue();
    secret("secret of an authenticator", shown.group(1).replace(" ", ""));
    run("mail");
    String confirm = link(email);
    visitor.get("/confirm/" + secret("link to confirm", confirm) + "/");

    post(visitor, "/reset/", "/reset/", Map.of("email", email));
    run("password-resets");
    run("mail");
    String path = "/reset/" + secret("link to reset", link(email)) + "/";
    String next = secret("new password", "second " + UUID.randomUUID());
    assertThat(post(visitor, path, path, Map.of("password", next))).isEqualTo(302);
    new Visitor(port).signIn(email, next);
    new Visitor(port).signIn(email, secret("wrong password", "wrong " + UUID.randomUUID()));
  }

  private void somebodyPaysByTransferAndGetsTheMoneyBack() {
    Sale sale = fixtures.waitingForTransfer();
    secret("account to pay to", ACCOUNT_TO_PAY_TO);
    assertThat(get(sale.page(), sale.buyer())).hasStatusOk();
    run("mail");
    fixtures.paid(sale.tradeNo(), 1_200, "ATM_LAND");
    SignedInAccount operator = fixtures.operator();
    long payment = payments.attempts(sale.order().number().reference()).getFirst().id().value();
    command(operator, "/admin/payments/" + payment + "/do/refund/", Map.of("amount", "1200"));
    run("refunds");
    String refund = jdbc.sql("select max(id)::text from refund").query(String.class).single();
    command(
        operator,
        "/admin/refunds/" + refund + "/do/payee/",
        Map.of(
            "bank_code",
            "012",
            "account",
            secret("account of the payee", PAYEES_ACCOUNT),
            "payee_name",
            "林測試"));
    assertThat(get("/admin/refunds/" + refund + "/", operator)).bodyText().contains(PAYEES_ACCOUNT);
    buyerEnters(sale, "12", 400);
    buyerEnters(sale, "012", 303);
  }

  private void buyerEnters(Sale sale, String bank, int status) {
    assertThat(
            mvc.post()
                .uri(sale.page() + "refund-account/")
                .with(user(sale.buyer()))
                .with(csrf())
                .param("bank_code", bank)
                .param("account", secret("account that the buyer enters", "87654321012345"))
                .param("payee_name", secret("name that the buyer enters", "保密的收款人戶名")))
        .hasStatus(status);
  }

  private String secret(String name, String secret) {
    secrets.put(name, secret);
    return secret;
  }

  private String link(String email) {
    Matcher link =
        LINK.matcher(
            jdbc.sql("select text_body from mail where recipient = ? order by id desc limit 1")
                .param(email)
                .query(String.class)
                .single());
    assertThat(link.find()).isTrue();
    return link.group(1);
  }

  private void run(String job) {
    jobs.stream().filter(one -> one.name().equals(job)).forEach(one -> one.work().run());
  }

  private static int post(Visitor visitor, String page, String path, Map<String, String> fields) {
    Map<String, String> form = new HashMap<>(fields);
    form.put("_csrf", Visitor.token(visitor.get(page)));
    return visitor.post(path, form).statusCode();
  }

  private void command(SignedInAccount operator, String path, Map<String, String> inputs) {
    var request =
        mvc.post()
            .uri(path)
            .with(JustSignedIn.as(operator))
            .with(csrf())
            .param("reason", "買家來信要求")
            .param("request_id", UUID.randomUUID().toString().replace("-", ""));
    inputs.forEach(request::param);
    assertThat(request).hasStatus3xxRedirection();
  }
}
