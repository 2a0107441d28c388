package tw.jiean.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.web.Visitor;

/** Links, limits and sessions, as a person with a browser meets them. */
@MarketplaceTest
class AccountSafetyIT {

  private static final String NEW_PASSWORD = "five white dogs";

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private EmailConfirmation confirmation;
  @Autowired private PasswordReset resets;
  @Autowired private PasswordSignIn signIn;
  @Autowired private RateLimits limits;
  @Autowired private KnownBrowsers browsers;
  @Autowired private SettableClock clock;
  @Autowired private JdbcClient jdbc;
  @Autowired private ConfigurableApplicationContext context;

  private final List<Object> news = new CopyOnWriteArrayList<>();
  private final ApplicationListener<ApplicationEvent> listener =
      event -> {
        if (event instanceof PayloadApplicationEvent<?> payload) {
          news.add(payload.getPayload());
        }
      };

  private SignedInAccount member;
  private Visitor visitor;

  @BeforeEach
  void comeIn() {
    context.addApplicationListener(listener);
    member = AccountFixtures.member(accounts);
    visitor = new Visitor(port);
  }

  @AfterEach
  void stopListening() {
    context.removeApplicationListener(listener);
  }

  /** What the application has told of, whoever made it do so. */
  private <T> Stream<T> told(Class<T> type) {
    return news.stream().filter(type::isInstance).map(type::cast);
  }

  private HttpResponse<String> post(Visitor who, String path, Map<String, String> fields) {
    String token = Visitor.token(who.get(path));
    return send(who, path, token, fields);
  }

  private static HttpResponse<String> send(
      Visitor who, String path, String token, Map<String, String> fields) {
    Map<String, String> all = new java.util.HashMap<>(fields);
    all.put("_csrf", token);
    return who.post(path, all);
  }

  /** What was sent to an address: the kind of mail, and the path that it leads to. */
  private List<String> mails(String address) {
    return jdbc.sql(
            """
            select kind || ' ' || substring(text_body from 'https?://[^/]+(/[^ \\n]*)') from mail
            where recipient = ? order by id
            """)
        .param(address)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private String resetPath() {
    return told(PasswordResetRequested.class)
        .filter(event -> event.account().equals(member.id()))
        .reduce((a, b) -> b)
        .orElseThrow()
        .path();
  }

  private boolean signsIn(String email, String password) {
    return Visitor.location(new Visitor(port).signIn(email, password)).equals("/");
  }

  @Nested
  class AForgottenPassword {

    @Test
    void isReplacedByALinkThatWorksOnceAndSignsEverybodyOut() {
      Visitor old = new Visitor(port);
      old.signIn(member.email(), AccountFixtures.PASSWORD);

      HttpResponse<String> asked = post(visitor, "/reset/", Map.of("email", member.email()));
      resets.answerAll();
      String path = resetPath();
      HttpResponse<String> weak = post(visitor, path, Map.of("password", "password1"));
      HttpResponse<String> done = post(visitor, path, Map.of("password", NEW_PASSWORD));

      assertThat(Visitor.location(asked)).isEqualTo("/reset/?sent");
      assertThat(weak.statusCode()).isEqualTo(400);
      assertThat(Visitor.location(done)).isEqualTo("/login/");
      assertThat(visitor.get("/login/").body()).contains("新密碼設定好了");
      assertThat(old.get("/account/").statusCode()).isEqualTo(302);
      assertThat(signsIn(member.email(), AccountFixtures.PASSWORD)).isFalse();
      assertThat(signsIn(member.email(), NEW_PASSWORD)).isTrue();
      assertThat(visitor.get(path).statusCode()).isEqualTo(404);
      assertThat(mails(member.email()))
          .contains("password_reset " + path, "password_changed /reset/");
      assertThat(
              jdbc.sql("select distinct path from notice where account_id = ?")
                  .param(member.id().value())
                  .query(String.class)
                  .list())
          .as("no link for whoever sits at an open browser")
          .containsExactly("/account/");
      assertThat(told(PasswordChanged.class))
          .contains(new PasswordChanged(member.id(), member.email(), Locale.TAIWAN));
    }

    @Test
    void isSaidToBeReplacedInTheBrowserThatThisSignsOut() {
      visitor.signIn(member.email(), AccountFixtures.PASSWORD);
      post(visitor, "/reset/", Map.of("email", member.email()));
      resets.answerAll();

      post(visitor, resetPath(), Map.of("password", NEW_PASSWORD));

      assertThat(visitor.get("/login/").body()).contains("新密碼設定好了");
    }

    @Test
    void letsTheOwnerInWhileOthersGuess() {
      resets.ask(member.email(), Locale.TAIWAN);
      resets.answerAll();
      post(visitor, resetPath(), Map.of("password", NEW_PASSWORD));
      IntStream.range(0, 12).forEach(_ -> new Visitor(port).signIn(member.email(), "a guess"));

      assertThat(Visitor.location(new Visitor(port).signIn(member.email(), NEW_PASSWORD)))
          .as("in a browser that nobody knows")
          .isEqualTo("/login/?error");
      assertThat(Visitor.location(visitor.signIn(member.email(), NEW_PASSWORD))).isEqualTo("/");
    }

    @Test
    void getsTheSameAnswerWhenNobodyHasTheAddress() {
      HttpResponse<String> known = post(visitor, "/reset/", Map.of("email", member.email()));
      HttpResponse<String> unknown =
          post(visitor, "/reset/", Map.of("email", "nobody-at-all@example.com"));

      assertThat(Visitor.location(unknown)).isEqualTo(Visitor.location(known));
      assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
      resets.answerAll();
      assertThat(told(PasswordResetRequested.class)).hasSize(1);
    }

    @Test
    void hasALinkForAnHourThatNobodyCanReadInTheDatabase() {
      resets.ask(member.email(), Locale.ENGLISH);
      resets.answerAll();
      String path = resetPath();
      String secret = path.replaceAll("/reset/|/$", "");

      assertThat(secret).matches(Secret.PATTERN);
      assertThat(
              jdbc.sql("select to_jsonb(l)::text from account_link l where account_id = ?")
                  .param(member.id().value())
                  .query(String.class)
                  .list())
          .noneMatch(row -> row.contains(secret));
      clock.tick(Duration.ofMinutes(59));
      assertThat(visitor.get(path).statusCode()).isEqualTo(200);
      clock.tick(Duration.ofMinutes(2));
      assertThat(visitor.get(path).statusCode()).isEqualTo(404);
      assertThat(resets.choose(secret, NEW_PASSWORD)).isInstanceOf(PasswordReset.Result.Gone.class);
    }

    @Test
    void getsThreeMailsAtOnceAndNoMore() {
      IntStream.range(0, 10).forEach(_ -> resets.ask(member.email(), Locale.TAIWAN));
      resets.answerAll();

      assertThat(told(PasswordResetRequested.class)).hasSize(3);
    }
  }

  @Nested
  class AnAddress {

    @Test
    void isConfirmedByAButtonAndNotByPeekingAtTheLink() {
      String path = told(EmailConfirmationRequested.class).findFirst().orElseThrow().path();

      visitor.get(path);
      assertThat(confirmation.unconfirmed(member.id())).isPresent();
      assertThat(post(visitor, path, Map.of()).statusCode()).isEqualTo(302);
      assertThat(confirmation.unconfirmed(member.id())).isEmpty();
    }

    @Test
    void thatIsConfirmedIsSaidToBeSoHoweverOftenItsLinkIsOpened() {
      String path = told(EmailConfirmationRequested.class).findFirst().orElseThrow().path();
      String token = Visitor.token(visitor.get(path));
      send(visitor, path, token, Map.of());

      assertThat(Visitor.location(send(visitor, path, token, Map.of()))).isEqualTo("/login/");
      clock.tick(Duration.ofDays(4));
      Visitor later = new Visitor(port);
      assertThat(Visitor.location(later.get(path))).isEqualTo("/login/");
      assertThat(later.get("/login/").body()).contains("電子郵件確認好了");
    }

    @Test
    void thatIsNotConfirmedInTimeNeedsAnotherLink() {
      String path = told(EmailConfirmationRequested.class).findFirst().orElseThrow().path();
      clock.tick(Duration.ofDays(4));

      HttpResponse<String> late = visitor.get(path);
      assertThat(late.statusCode()).isEqualTo(404);
      assertThat(late.body()).contains("再寄一次");
    }

    @Test
    void changesOnlyWhenTheNewOneIsProved() {
      String other = "other-" + member.email();
      visitor.signIn(member.email(), AccountFixtures.PASSWORD);

      HttpResponse<String> wrong =
          post(visitor, "/account/email/", Map.of("email", other, "currentPassword", "no"));
      post(
          visitor,
          "/account/email/",
          Map.of("email", other, "currentPassword", AccountFixtures.PASSWORD));
      EmailConfirmationRequested asked =
          told(EmailConfirmationRequested.class).reduce((a, b) -> b).orElseThrow();

      assertThat(wrong.statusCode()).isEqualTo(400);
      assertThat(asked.address()).isEqualTo(other);
      assertThat(signsIn(member.email(), AccountFixtures.PASSWORD)).isTrue();

      post(new Visitor(port), asked.path(), Map.of());

      assertThat(visitor.get("/account/").statusCode()).isEqualTo(302);
      assertThat(signsIn(member.email(), AccountFixtures.PASSWORD)).isFalse();
      assertThat(signsIn(other, AccountFixtures.PASSWORD)).isTrue();
      assertThat(mails(other)).contains("email_confirmation " + asked.path());
      assertThat(mails(member.email())).contains("email_changed /login/");
      assertThat(told(EmailChanged.class))
          .containsExactly(new EmailChanged(member.id(), member.email(), other, Locale.TAIWAN));
    }

    @Test
    void thatIsReplacedIsSaidToBeSoInTheBrowserThatThisSignsOut() {
      String other = "other-" + member.email();
      visitor.signIn(member.email(), AccountFixtures.PASSWORD);
      post(
          visitor,
          "/account/email/",
          Map.of("email", other, "currentPassword", AccountFixtures.PASSWORD));
      String path = told(EmailConfirmationRequested.class).reduce((a, b) -> b).orElseThrow().path();

      post(visitor, path, Map.of());

      assertThat(visitor.get("/login/").body()).contains("電子郵件已經更換");
    }

    @Test
    void ofSomebodyElseIsNotGivenAwayAndNotTold() {
      SignedInAccount other = AccountFixtures.member(accounts);
      long before = told(EmailConfirmationRequested.class).count();
      visitor.signIn(member.email(), AccountFixtures.PASSWORD);

      HttpResponse<String> answer =
          post(
              visitor,
              "/account/email/",
              Map.of("email", other.email(), "currentPassword", AccountFixtures.PASSWORD));

      assertThat(Visitor.location(answer)).isEqualTo("/account/email/");
      assertThat(told(EmailConfirmationRequested.class)).hasSize((int) before);
    }
  }

  @Nested
  class Guessing {

    private boolean isChecked(String email, SignInOrigin origin) {
      var attempt = UsernamePasswordAuthenticationToken.unauthenticated(email, "a wrong guess");
      attempt.setDetails(origin);
      try {
        signIn.authenticate(attempt);
        throw new AssertionError("Guessed");
      } catch (BadCredentialsException e) {
        return true;
      } catch (TooManyAttempts e) {
        assertThat(e.minutes()).isBetween(1L, 3L);
        return false;
      }
    }

    /** One guess every 360 ms: 10,000 in an hour. */
    private long checkedInAnHour(java.util.function.IntPredicate guess) {
      return IntStream.range(0, 10_000)
          .filter(i -> {
            if (i % 100 == 0) {
              clock.tick(Duration.ofSeconds(36));
            }
            return guess.test(i);
          })
          .count();
    }

    @Test
    void thePasswordOfOneAccountIsLookedAtThirtyTimesAnHourFromAnywhere() {
      assertThat(
              checkedInAnHour(i ->
                  isChecked(
                      member.email(),
                      new SignInOrigin("198.51.%d.%d".formatted(i / 250, i % 250), null))))
          .isLessThanOrEqualTo(30);
    }

    @Test
    void fromOneAddressOfTheNetworkIsLookedAtThirtyTimesAnHourForAnyAccount() {
      assertThat(
              checkedInAnHour(i ->
                  isChecked("victim" + i + "@example.com", new SignInOrigin("203.0.113.7", null))))
          .isLessThanOrEqualTo(30);
    }

    @Test
    void doesNotKeepTheOwnerOutOfTheBrowserThatIsKnown() {
      String known = browsers.remember(member.id());
      IntStream.range(0, 100)
          .forEach(_ -> isChecked(member.email(), new SignInOrigin("203.0.113.8", null)));

      assertThat(isChecked(member.email(), new SignInOrigin("203.0.113.9", null))).isFalse();
      var attempt =
          UsernamePasswordAuthenticationToken.unauthenticated(
              member.email(), AccountFixtures.PASSWORD);
      attempt.setDetails(new SignInOrigin("203.0.113.8", known));
      assertThat(signIn.authenticate(attempt).isAuthenticated()).isTrue();
    }

    @Test
    void isAnsweredWithHowLongToWait() {
      IntStream.range(0, 11).forEach(_ -> visitor.signIn(member.email(), "a wrong guess"));

      assertThat(visitor.get("/login/?error").body()).contains("嘗試次數太多", "分鐘");
    }

    @Test
    void rightPasswordsCountForNothing() {
      for (int i = 0; i < 40; i++) {
        var attempt =
            UsernamePasswordAuthenticationToken.unauthenticated(
                member.email(), AccountFixtures.PASSWORD);
        attempt.setDetails(new SignInOrigin("203.0.113.20", null));
        signIn.authenticate(attempt);
      }
      assertThat(isChecked(member.email(), new SignInOrigin("203.0.113.20", null))).isTrue();
    }

    @Test
    void atTheSameTimeTakesNoMoreThanTheAllowance() {
      RateLimit limit = new RateLimit("test", 10, Duration.ofHours(1));
      List<Boolean> taken =
          IntStream.range(0, 200)
              .parallel()
              .mapToObj(_ -> limits.take(limit, member.email()).isEmpty())
              .toList();
      assertThat(taken.stream().filter(allowed -> allowed)).hasSize(10);
    }
  }

  @Nested
  class Sessions {

    @Test
    void areListedWithDeviceAndMaskedAddressAndEndOneByOne() {
      Visitor other = new Visitor(port);
      other.signIn(member.email(), AccountFixtures.PASSWORD);
      visitor.signIn(member.email(), AccountFixtures.PASSWORD);

      String page = visitor.get("/account/sessions/").body();
      var key =
          java.util.regex.Pattern.compile("/account/sessions/([0-9a-f]{32})/end/").matcher(page);

      assertThat(page).contains("127.0.0.•", "這個裝置").doesNotContain("127.0.0.1");
      assertThat(key.find()).isTrue();
      send(
          visitor,
          "/account/sessions/" + key.group(1) + "/end/",
          Visitor.token(visitor.get("/account/sessions/")),
          Map.of());
      assertThat(other.get("/account/").statusCode()).isEqualTo(302);
      assertThat(visitor.get("/account/").statusCode()).isEqualTo(200);
    }

    @Test
    void ofOthersAreNotMineToEnd() {
      SignedInAccount stranger = AccountFixtures.member(accounts);
      Visitor other = new Visitor(port);
      other.signIn(member.email(), AccountFixtures.PASSWORD);
      new Visitor(port).signIn(member.email(), AccountFixtures.PASSWORD);
      var key =
          java.util.regex.Pattern.compile("/account/sessions/([0-9a-f]{32})/end/")
              .matcher(other.get("/account/sessions/").body());
      assertThat(key.find()).isTrue();
      visitor.signIn(stranger.email(), AccountFixtures.PASSWORD);

      send(
          visitor,
          "/account/sessions/" + key.group(1) + "/end/",
          Visitor.token(visitor.get("/account/sessions/")),
          Map.of());

      assertThat(other.get("/account/sessions/").body()).contains(key.group(1));
    }

    @Test
    void theLanguageComesBackInAnotherBrowser() {
      visitor.signIn(member.email(), AccountFixtures.PASSWORD);
      visitor.get("/language/en/");
      Visitor other = new Visitor(port);
      other.signIn(member.email(), AccountFixtures.PASSWORD);

      assertThat(accounts.language(member.id())).hasValue(Locale.ENGLISH);
      assertThat(other.get("/account/").body()).contains("lang=\"en\"");
    }
  }
}
