package tw.jiean.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.web.Visitor;

/** Codes besides the password, and that staff cannot do without. */
@StrictPlace
class SecondFactorIT {

  private static final String PAGE = "/account/second-factor/";
  private static final Pattern SECRET = Pattern.compile("<code[^>]*>([A-Z2-7 ]{39})</code>");
  private static final Pattern PAPER =
      Pattern.compile("<code[^>]*>([a-z2-9]{4} [a-z2-9]{4} [a-z2-9]{4})</code>");

  @LocalServerPort private int port;
  @Autowired private Accounts accounts;
  @Autowired private SecondFactors factors;
  @Autowired private SettableClock clock;

  private SignedInAccount operator;
  private Visitor visitor;

  @BeforeEach
  void comeIn() {
    operator = AccountFixtures.operator(accounts);
    visitor = new Visitor(port);
  }

  private static HttpResponse<String> post(
      Visitor who, String page, String path, Map<String, String> fields) {
    Map<String, String> all = new HashMap<>(fields);
    all.put("_csrf", Visitor.token(who.get(page)));
    return who.post(path, all);
  }

  private static String typed(String secretOnPage) {
    return secretOnPage.replace(" ", "");
  }

  private static byte[] decode(String base32) {
    java.math.BigInteger bits = java.math.BigInteger.ZERO;
    for (int i = 0; i < base32.length(); i++) {
      bits =
          bits.shiftLeft(5)
              .add(
                  java.math.BigInteger.valueOf(
                      "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(base32.charAt(i))));
    }
    byte[] bytes = new byte[Totp.SECRET_BYTES];
    byte[] all = bits.toByteArray();
    for (int i = 1; i <= Math.min(all.length, bytes.length); i++) {
      bytes[bytes.length - i] = all[all.length - i];
    }
    return bytes;
  }

  /** Turns it on as a person with a phone does; the codes for paper. */
  private List<String> turnOn(Visitor who) {
    HttpResponse<String> page = who.get(PAGE);
    var secret = SECRET.matcher(page.body());
    assertThat(secret.find()).isTrue();
    byte[] key = decode(typed(secret.group(1)));
    HttpResponse<String> on =
        post(
            who,
            PAGE,
            PAGE,
            Map.of(
                "code",
                Totp.code(key, Totp.step(clock.instant())),
                "currentPassword",
                AccountFixtures.PASSWORD));
    assertThat(on.statusCode()).isEqualTo(200);
    phone = key;
    return PAPER
        .matcher(on.body())
        .results()
        .map(MatchResult::group)
        .map(SecondFactorIT::inner)
        .toList();
  }

  private byte[] phone = new byte[0];

  private static String inner(String element) {
    return element.replaceAll("<[^>]*>", "");
  }

  private HttpResponse<String> signInWithCode(Visitor who, String code) {
    HttpResponse<String> first = who.signIn(operator.email(), AccountFixtures.PASSWORD);
    assertThat(Visitor.location(first)).isEqualTo("/login/code/");
    return post(who, "/login/code/", "/login/code/", Map.of("code", code));
  }

  @Test
  void theBackOfficeStaysShutUntilAnOperatorHasTurnedItOn() {
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);

    HttpResponse<String> shut = visitor.get("/admin/");
    assertThat(shut.statusCode()).isEqualTo(302);
    assertThat(Visitor.location(shut)).isEqualTo("/account/second-factor/?needed");
    assertThat(visitor.get(Visitor.location(shut)).body()).contains("營運人員要先開啟");
    assertThat(visitor.get("/admin/users/").statusCode()).isEqualTo(302);

    assertThat(turnOn(visitor)).hasSize(10);
    assertThat(visitor.get("/admin/").statusCode()).isEqualTo(200);
  }

  @Test
  void membersFindNoBackOfficeAsBefore() {
    visitor.signIn(AccountFixtures.member(accounts).email(), AccountFixtures.PASSWORD);

    assertThat(visitor.get("/admin/").statusCode()).isEqualTo(404);
  }

  @Test
  void thePasswordAloneSignsNobodyInAnyMore() {
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);
    turnOn(visitor);
    Visitor other = new Visitor(port);
    other.signIn(operator.email(), AccountFixtures.PASSWORD);

    assertThat(other.get("/account/").statusCode()).isEqualTo(302);
    assertThat(other.get("/admin/").statusCode()).isEqualTo(302);

    clock.tick(Duration.ofSeconds(30));
    Visitor owner = new Visitor(port);
    String before = firstSession(owner);
    HttpResponse<String> in = signInWithCode(owner, Totp.code(phone, Totp.step(clock.instant())));
    assertThat(Visitor.location(in)).isEqualTo("/admin/");
    assertThat(owner.get("/admin/").statusCode()).isEqualTo(200);
    assertThat(owner.session()).isPresent().get().isNotEqualTo(before);
  }

  private static String firstSession(Visitor who) {
    who.get("/login/");
    return who.session().orElseThrow();
  }

  @Test
  void aCodeWorksOnceAndSoDoesEachOnPaper() {
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);
    List<String> paper = turnOn(visitor);
    String used = Totp.code(phone, Totp.step(clock.instant()));

    assertThat(signInWithCode(new Visitor(port), used).statusCode()).isEqualTo(400);
    assertThat(Visitor.location(signInWithCode(new Visitor(port), paper.getFirst())))
        .isEqualTo("/admin/");
    assertThat(signInWithCode(new Visitor(port), paper.getFirst()).statusCode()).isEqualTo(400);
    assertThat(factors.recoveryCodesLeft(operator.id())).isEqualTo(9);
  }

  @Test
  void codesAreNotGuessed() {
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);
    turnOn(visitor);
    Visitor guesser = new Visitor(port);
    guesser.signIn(operator.email(), AccountFixtures.PASSWORD);
    List<Integer> answers =
        IntStream.range(0, 8)
            .mapToObj(i ->
                post(guesser, "/login/code/", "/login/code/", Map.of("code", "00000" + i))
                    .statusCode())
            .toList();

    assertThat(answers).contains(400).endsWith(429, 429, 429);
  }

  @Test
  void theSecondStepWaitsTenMinutesAndIsNobodysWithoutTheFirst() {
    assertThat(Visitor.location(new Visitor(port).get("/login/code/"))).isEqualTo("/login/");
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);
    turnOn(visitor);
    Visitor slow = new Visitor(port);
    slow.signIn(operator.email(), AccountFixtures.PASSWORD);
    clock.tick(Duration.ofMinutes(11));

    assertThat(Visitor.location(slow.get("/login/code/"))).isEqualTo("/login/");
  }

  @Test
  void staffCannotTurnItOffAndMembersCanWithTheirPassword() {
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);
    turnOn(visitor);
    post(visitor, PAGE, PAGE + "off/", Map.of("currentPassword", AccountFixtures.PASSWORD));
    assertThat(factors.isOn(operator.id())).isTrue();

    SignedInAccount member = AccountFixtures.member(accounts);
    Visitor other = new Visitor(port);
    other.signIn(member.email(), AccountFixtures.PASSWORD);
    turnOn(other);
    post(other, PAGE, PAGE + "off/", Map.of("currentPassword", "wrong"));
    assertThat(factors.isOn(member.id())).isTrue();
    post(other, PAGE, PAGE + "off/", Map.of("currentPassword", AccountFixtures.PASSWORD));
    assertThat(factors.isOn(member.id())).isFalse();
  }

  @Test
  void thePictureForTheCameraIsThereUntilItIsOn() {
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);

    HttpResponse<String> picture = visitor.get(PAGE + "code.svg");
    assertThat(picture.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
    assertThat(picture.body()).contains("<svg");
    turnOn(visitor);
    assertThat(visitor.get(PAGE + "code.svg").statusCode()).isEqualTo(404);
  }

  @Test
  void staffShowWhoTheyAreAgainWithTheirCode() {
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);
    turnOn(visitor);
    String path = "/admin/users/" + AccountFixtures.member(accounts).id() + "/do/suspend/";
    clock.tick(Duration.ofMinutes(11));
    assertThat(Visitor.location(visitor.get(path))).isEqualTo(FreshSignIn.PATH);

    Map<String, String> passwordOnly = Map.of("currentPassword", AccountFixtures.PASSWORD);
    HttpResponse<String> half = post(visitor, FreshSignIn.PATH, FreshSignIn.PATH, passwordOnly);
    assertThat(half.statusCode()).isEqualTo(400);
    assertThat(half.body()).contains("驗證碼不正確");
    assertThat(Visitor.location(visitor.get(path))).isEqualTo(FreshSignIn.PATH);

    Map<String, String> both = new HashMap<>(passwordOnly);
    both.put("code", Totp.code(phone, Totp.step(clock.instant())));
    HttpResponse<String> whole = post(visitor, FreshSignIn.PATH, FreshSignIn.PATH, both);
    assertThat(Visitor.location(whole)).isEqualTo(path);
    assertThat(visitor.get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void staffWithoutCodesShowItByTheirPasskey() {
    visitor.signIn(operator.email(), AccountFixtures.PASSWORD);

    assertThat(visitor.get(FreshSignIn.PATH).body())
        .contains("為了安全，請再次使用通行金鑰")
        .doesNotContain("type=\"password\"");
    assertThat(
            post(
                    visitor,
                    FreshSignIn.PATH,
                    FreshSignIn.PATH,
                    Map.of("currentPassword", AccountFixtures.PASSWORD))
                .statusCode())
        .isEqualTo(400);
  }
}
