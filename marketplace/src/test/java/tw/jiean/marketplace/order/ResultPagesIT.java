package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;

class ResultPagesIT extends OrderITBase {

  private static final String ACCOUNT = "5219115400009014";

  @Test
  void aPaidOrderLeadsToSuccess() {
    Sale sale = fixtures.funded();

    assertSeeOther(sale.result(), "/order/successful/" + sale.order().token() + "/");
    assertSeeOther("/order/failed/" + sale.order().token() + "/", sale.result()); // which leads on
    assertThat(mvc.get().uri("/order/successful/" + sale.order().token() + "/"))
        .hasStatusOk()
        .bodyText()
        .contains(
            "付款成功",
            "接下來請填寫需求",
            "登入填寫需求",
            "NT$1,200",
            "信用卡",
            "2026/11/22 12:01",
            "data-order-status=\"paid\"",
            "data-payment-status=\"paid\"")
        .doesNotContain(sale.order().number().value(), sale.tradeNo());
  }

  @Test
  void aDeclinedCardLeadsToFailureWithOneClickToPayAgain() {
    Sale sale = fixtures.declined();
    String failed = "/order/failed/" + sale.order().token() + "/";

    assertSeeOther(sale.result(), failed);
    assertSeeOther("/order/successful/" + sale.order().token() + "/", sale.result());
    assertThat(get(failed, sale.buyer()))
        .hasStatusOk()
        .bodyText()
        .contains(
            "data-order-status=\"pending\"",
            "data-payment-status=\"failed\"",
            "action=\"" + sale.page() + "pay/\"")
        .containsPattern(
            "<option value=\"credit_card\"(?=[^>]* selected)[^>]* data-maximum=\"199999\">信用卡");
    assertThat(mvc.get().uri(failed))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("/pay/", sale.order().number().value());
  }

  @ParameterizedTest
  @ValueSource(strings = {"successful", "failed"})
  void anUnpaidOrderIsNeitherSuccessNorFailure(String claimed) {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);

    assertSeeOther("/order/" + claimed + "/" + sale.order().token() + "/", sale.result());
    assertThat(mvc.get().uri(sale.result()))
        .hasStatusOk()
        .bodyText()
        .contains("還沒有收到付款結果", "data-payment-status=\"created\"")
        .doesNotContain("付款成功");
  }

  @Test
  void paymentCodesAreForTheSignedInBuyerOnly() {
    Sale sale = fixtures.waitingForTransfer();

    assertThat(get(sale.result(), sale.buyer()))
        .hasStatusOk()
        .bodyText()
        .contains(
            "data-copy=\"" + ACCOUNT + "\"",
            "<span>5219</span><span>1154</span><span>0000</span><span>9014</span>",
            "005",
            "NT$1,200",
            "2099/12/31",
            "data-payment-status=\"code_issued\"");
    assertThat(mvc.get().uri(sale.result()))
        .hasStatusOk()
        .bodyText()
        .contains("data-payment-status=\"code_issued\"", "ATM 轉帳")
        .doesNotContain(ACCOUNT, "5219", sale.order().number().value());
    assertThat(get(sale.result(), sale.seller())).bodyText().doesNotContain(ACCOUNT, "5219");
  }

  @Test
  void refreshesItselfWithoutScriptEveryFiveSecondsAndStops() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);

    assertThat(mvc.get().uri(sale.result()))
        .bodyText()
        .contains("http-equiv=\"refresh\" content=\"5; url=" + sale.result() + "?n=1\"");
    assertThat(mvc.get().uri(sale.result() + "?n=35")).bodyText().contains(sale.result() + "?n=36");
    assertThat(mvc.get().uri(sale.result() + "?n=36"))
        .hasStatusOk()
        .bodyText()
        .doesNotContain("http-equiv=\"refresh\"");
    assertThat(mvc.get().uri(sale.result() + "?n=nonsense"))
        .bodyText()
        .contains(sale.result() + "?n=1\"");
  }

  @Test
  void aCancelledOrderIsNotPaid() {
    Sale sale = fixtures.placed(PaymentMethod.ATM);
    orders.cancelUnpaid(sale.order().number(), "買家要求取消");

    assertSeeOther(sale.result(), "/order/failed/" + sale.order().token() + "/");
    assertThat(get("/order/failed/" + sale.order().token() + "/", sale.buyer()))
        .bodyText()
        .contains("訂單已取消", "data-order-status=\"cancelled\"")
        .doesNotContain("payAgainButton");
  }

  @Test
  void aWrongAmountIsNeverShownAsPaid() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    fixtures.paid(sale.tradeNo(), 1, "Credit_CreditCard");

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_PAYMENT);
    assertThat(get(sale.result(), sale.buyer()))
        .hasStatusOk()
        .bodyText()
        .contains("data-payment-status=\"needs_review\"", "專人")
        .doesNotContain("付款成功", "payAgainButton");

    fixtures.paid(sale); // the right one that comes later pays it
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/order/successful/", "/order/failed/"})
  void withoutATokenItLeadsToMyOrders(String path) {
    assertSeeOther(path, "/orders/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"result", "successful", "failed"})
  void anUnknownTokenIsNotFound(String page) {
    assertThat(mvc.get().uri("/order/" + page + "/AAAAAAAAAAAAAAAAAAAAAAAAAA/"))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  private void assertSeeOther(String from, String to) {
    MvcTestResult answer = mvc.get().uri(from).exchange();
    assertThat(answer).hasStatus(HttpStatus.SEE_OTHER);
    assertThat(answer).headers().hasValue(HttpHeaders.LOCATION, to);
  }
}
