package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.account.JustSignedIn;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.refund.NewRefund;
import tw.jiean.marketplace.refund.RefundAnswer;
import tw.jiean.marketplace.refund.RefundExecution;
import tw.jiean.marketplace.refund.RefundId;
import tw.jiean.marketplace.refund.RefundReason;
import tw.jiean.marketplace.refund.RefundStatus;
import tw.jiean.marketplace.refund.Refunds;

/** The buyer says to which bank account a refund goes that ECPay cannot make. */
class RefundAccountIT extends OrderITBase {

  private static final String ACCOUNT = "98765432104321";
  private static final Map<String, String> GOOD =
      Map.of("bank_code", "012", "account", "9876-5432 104321", "payee_name", "林測試");

  @Autowired private Refunds refunds;
  @Autowired private RefundExecution execution;

  @Test
  void theBuyerEntersItAndStaffOnlyHasToTransfer() {
    Sale sale = fixtures.waitingForTransfer();
    RefundId refund = waitsForAnAccount(sale);
    assertThat(page(sale.page(), sale.buyer()))
        .contains("data-refund-account=\"due\"", "填寫退款帳戶", "name=\"payee_name\"");

    assertThat(enter(sale, sale.buyer(), GOOD)).hasStatus(303).hasRedirectedUrl(sale.page());

    assertThat(page(sale.page(), sale.buyer()))
        .contains("data-refund-account=\"entered\"", "末 4 碼是 4321")
        .doesNotContain(ACCOUNT, "林測試");
    assertThat(page(sale.page(), sale.seller())).doesNotContain("4321", "refund-account");
    assertThat(staffSees(refund))
        .contains(ACCOUNT, "林測試", sale.buyer().email(), "買家填寫了退款 " + refund + " 的匯款帳戶");
    assertThat(confirm(refund, "TX-1")).hasStatus(303);
    assertThat(refunds.find(refund).orElseThrow().status()).isEqualTo(RefundStatus.DONE);
  }

  @Test
  void onTopOfTheOrderAndInTheListItIsTheBuyersTurnUntilHeHasEnteredIt() {
    Sale sale = fixtures.waitingForTransfer();
    waitsForAnAccount(sale);

    assertThat(next(sale, sale.buyer())).contains("輪到您", "請填寫退款帳戶", "href=\"#refund_account\"");
    assertThat(page(sale.page(), sale.buyer())).contains("id=\"refund_account\"");
    assertThat(page("/orders/", sale.buyer())).contains("輪到您", "填寫退款帳戶");
    assertThat(next(sale, sale.seller())).doesNotContain("輪到您", "退款帳戶");
    assertThat(page("/orders/?as=seller", sale.seller())).doesNotContain("輪到您", "退款帳戶");
    assertThat(next(sale, fixtures.operator())).doesNotContain("輪到您", "退款帳戶");

    enter(sale, sale.buyer(), GOOD);

    assertThat(next(sale, sale.buyer()))
        .contains("接下來由我們把款項轉給您")
        .doesNotContain("輪到您", "#refund_account");
    assertThat(page("/orders/", sale.buyer())).doesNotContain("輪到您", "退款帳戶");
  }

  @Test
  void itIsCorrectedUntilTheTransferIsConfirmed() {
    Sale sale = fixtures.waitingForTransfer();
    RefundId refund = waitsForAnAccount(sale);
    enter(sale, sale.buyer(), GOOD);

    assertThat(
            enter(
                sale,
                sale.buyer(),
                Map.of("bank_code", "7000021", "account", "00012345678", "payee_name", "林小姐")))
        .hasStatus(303);

    assertThat(staffSees(refund)).contains("7000021", "00012345678").doesNotContain(ACCOUNT);
    confirm(refund, "TX-2");
    assertThat(enter(sale, sale.buyer(), GOOD)).hasStatus(409).bodyText().contains("帳戶沒有變更");
    assertThat(staffSees(refund)).doesNotContain(ACCOUNT);
  }

  @Test
  void whatNoBankWouldTakeIsSaidAtItsFieldAndNothingIsLost() {
    Sale sale = fixtures.waitingForTransfer();
    RefundId refund = waitsForAnAccount(sale);

    MvcTestResult answer =
        enter(
            sale,
            sale.buyer(),
            Map.of("bank_code", "012", "account", "12a", "payee_name", "林 <b>測試"));

    assertThat(answer).hasStatus(400);
    assertThat(text(answer))
        .contains("id=\"account-error\"", "value=\"12a\"", "value=\"林 &lt;b>測試\"");
    assertThat(refunds.find(refund).orElseThrow().status()).isEqualTo(RefundStatus.TRANSFER_DUE);
    assertThat(enter(sale, sale.buyer(), Map.of())).hasStatus(400);
  }

  @Test
  void eachFieldThatIsWrongIsSaidBesideItInTheReadersLanguageAndTheFirstIsFocused() {
    Sale sale = fixtures.waitingForTransfer();
    waitsForAnAccount(sale);
    Map<String, String> wrong = Map.of("bank_code", "012", "account", "12", "payee_name", " ");

    String chinese = text(enter(sale, sale.buyer(), wrong));
    String english = text(enter(sale, sale.buyer(), wrong, new Cookie("language", "en")));

    assertThat(chinese)
        .contains("id=\"account-error\"", "id=\"payee_name-error\"", "value=\"12\"")
        .contains("href=\"#account\">帳號是 5 到 16 碼數字", "href=\"#payee_name\">請填寫戶名")
        .doesNotContain("id=\"bank_code-error\"")
        .containsOnlyOnce(" autofocus")
        .containsPattern("name=\"account\"[^>]* autofocus");
    assertThat(english)
        .contains("id=\"account-error\"", "id=\"payee_name-error\"")
        .contains("An account number has 5 to 16 digits", "Enter the owner");
    assertThat(text(enter(sale, sale.buyer(), Map.of())))
        .contains("id=\"bank_code-error\"", "id=\"account-error\"", "id=\"payee_name-error\"")
        .containsPattern("name=\"bank_code\"[^>]* autofocus");
  }

  @Test
  void nobodyButTheBuyerEntersIt() {
    Sale sale = fixtures.waitingForTransfer();
    RefundId refund = waitsForAnAccount(sale);

    assertThat(enter(sale, sale.seller(), GOOD)).hasStatus(404);
    assertThat(enter(sale, fixtures.member("路人"), GOOD)).hasStatus(404);
    assertThat(enter(sale, fixtures.operator(), GOOD)).hasStatus(404);
    assertThat(page(sale.page(), sale.seller()))
        .contains("data-refund-status=\"transfer_due\"")
        .doesNotContain("payee_name");

    assertThat(refunds.find(refund).orElseThrow().status()).isEqualTo(RefundStatus.TRANSFER_DUE);
  }

  @Test
  void whereNoTransferIsDueThereIsNoForm() {
    Sale sale = fixtures.funded();

    assertThat(page(sale.page(), sale.buyer())).doesNotContain("refund-account");
    assertThat(enter(sale, sale.buyer(), GOOD)).hasStatus(409);
  }

  private RefundId waitsForAnAccount(Sale sale) {
    fixtures.paid(sale.tradeNo(), OrderFixtures.PRICE, "ATM_LAND");
    RefundAnswer answer =
        refunds.request(
            NewRefund.ofCharge(
                sale.order().number().reference(),
                Money.of(OrderFixtures.PRICE),
                RefundReason.said("賣家無法接案"),
                UUID.randomUUID().toString(),
                NewRefund.SYSTEM));
    execution.runDue();
    return ((RefundAnswer.Opened) answer).refund().id();
  }

  private MvcTestResult enter(
      Sale sale, SignedInAccount who, Map<String, String> fields, Cookie... cookies) {
    var request = mvc.post().uri(sale.page() + "refund-account/").with(user(who)).with(csrf());
    fields.forEach(request::param);
    if (cookies.length > 0) {
      request.cookie(cookies);
    }
    return request.exchange();
  }

  private MvcTestResult confirm(RefundId refund, String reference) {
    return mvc.post()
        .uri("/admin/refunds/" + refund + "/do/transferred/")
        .with(JustSignedIn.operator("one@example.com"))
        .with(csrf())
        .param("bank_reference", reference)
        .param("reason", "銀行已經匯出")
        .param("request_id", UUID.randomUUID().toString().replace("-", ""))
        .exchange();
  }

  private String staffSees(RefundId refund) {
    return text(
        mvc.get()
            .uri("/admin/refunds/" + refund + "/")
            .with(JustSignedIn.operator("one@example.com"))
            .exchange());
  }

  private String page(String path, SignedInAccount reader) {
    MvcTestResult page = get(path, reader).exchange();
    assertThat(page).hasStatusOk();
    return text(page);
  }

  /** The panel that says what is next and whose turn it is. */
  private String next(Sale sale, SignedInAccount reader) {
    String page = page(sale.page(), reader);
    int begin = page.indexOf("id=\"next_heading\"");
    return page.substring(begin, page.indexOf("</section>", begin));
  }

  private static String text(MvcTestResult page) {
    return new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
