package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;

/** What the panel on top and the lists tell at rare turns: what is next, by whom, until when. */
class WhoIsToldIT extends OrderProcessITBase {

  @Test
  void theSellerReadsOnTopWhatHasToChange() {
    Sale sale = delivered();
    done(sale, sale.buyer(), "revision", Map.of("number", "1", "revision_text", "店名要統一"));

    assertThat(panel(sale, sale.seller())).contains("請您修改後再交付", "店名要統一");
  }

  @Test
  void whoHasToAnswerAWishToCancelIsAskedByName() {
    Sale sale = started();
    done(sale, sale.seller(), "cancel-request", Map.of("cancel_reason", "家裡有急事"));

    assertThat(panel(sale, sale.buyer())).contains("請您回覆取消的要求", "您可以同意或拒絕", "退還給您");
    assertThat(panel(sale, sale.seller())).contains("另一方可以同意或拒絕").doesNotContain("請您");
    assertThat(list("/orders/", sale.buyer())).contains("輪到您", "取消要求將於");
  }

  @Test
  void whoHasToAnswerAProposalReadsWhatHisYesDoes() {
    Sale sale = started();
    done(
        sale,
        sale.seller(),
        "cancel-request",
        Map.of("cancel_amount", "100", "part_reason", "少做一段"));

    assertThat(panel(sale, sale.buyer())).contains("請您回覆部分退款的提議", "您同意後，這個金額就退還給您");
    assertThat(panel(sale, sale.seller())).doesNotContain("您同意後");
  }

  @Test
  void whoHasToAnswerAWishForMoreTimeIsToldOnThePageAndInTheList() {
    Sale sale = started();
    done(
        sale,
        sale.seller(),
        "extension",
        Map.of("extension_days", "2", "extension_reason", "素材晚到"));

    assertThat(panel(sale, sale.buyer())).contains("請您回覆展延要求");
    assertThat(list("/orders/", sale.buyer())).contains("請您回覆展延要求");
    assertThat(panel(sale, sale.seller())).doesNotContain("請您回覆展延要求");
    assertThat(list("/orders/?as=seller", sale.seller())).doesNotContain("請您回覆展延要求");
  }

  @Test
  void aLateOrderSaysSinceWhenAndFromWhenItsBuyerCanCancelAlone() {
    Sale sale = started();
    clock.tick(DAY.multipliedBy(7));
    timers.run();

    assertThat(panel(sale, sale.buyer())).contains("買家可以單獨取消的時間");
    assertThat(list("/orders/", sale.buyer())).contains("已過期限");

    clock.tick(DAY);
    timers.run();
    assertThat(panel(sale, sale.buyer())).doesNotContain("買家可以單獨取消的時間");
  }

  @Test
  void aDisputeAfterCompletionWaitsForSupportUntilATimeThatTheListTells() {
    Sale sale = delivered();
    done(sale, sale.buyer(), "accept", Map.of("number", "1"));
    done(sale, sale.buyer(), "dispute", Map.of("dispute_reason", "檔案打不開"));

    assertThat(panel(sale, sale.seller())).contains("等客服", "距離預計裁定");
    assertThat(list("/orders/?as=seller", sale.seller())).contains("爭議中", "前裁定");
  }

  @Test
  void aBuyerWhoseCodeIsOverIsNotToldToPayWithIt() {
    Sale sale = fixtures.placed(PaymentMethod.ATM);
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Taipei"));
    fixtures.issued(sale, PaymentMethod.ATM, today.toString().replace('-', '/'));
    assertThat(panel(sale, sale.buyer())).contains("請您繳費");
    clock.tick(DAY);

    assertThat(panel(sale, sale.buyer())).contains("繳費期限已過", "重新付款").doesNotContain("用下面的資料繳費");
    assertThat(page(sale.page(), sale.buyer()).text())
        .contains("還沒有收到付款，可以直接取消")
        .doesNotContain("請轉入下面的帳號");
    assertThat(list("/orders/", sale.buyer())).contains("繳費期限已過").doesNotContain("等待繳費");
    String result = "/order/result/" + sale.order().token().value() + "/";
    assertThat(page(result, sale.buyer()).text()).contains("繳費期限已過").doesNotContain("請轉入下面的帳號");
  }

  @Test
  void aCancelledOrderTellsItsBuyerOfTheRefundOnlyWhenThereIsOne() {
    Sale unpaid = fixtures.declined();
    done(unpaid, unpaid.buyer(), "cancel-unpaid", Map.of());
    assertThat(panel(unpaid, unpaid.buyer())).contains("不需要付款").doesNotContain("退款");

    Sale paid = fixtures.funded();
    done(paid, paid.buyer(), "cancel", Map.of());
    assertThat(panel(paid, paid.buyer())).contains("退款").doesNotContain("不需要付款");
  }

  @Test
  void theStoryOfAnOrderThatLateMoneyRevivesSaysSo() {
    Sale sale = fixtures.declined();
    clock.tick(DAY.multipliedBy(10));
    timers.run();
    fixtures.paid(sale);
    var late = payments.counting(sale.order().number().reference()).orElseThrow();

    orders.revive(sale.order().number(), late.id(), "雙方都同意繼續");

    assertThat(story(sale)).endsWith("cancelled_unpaid", "revived");
    assertThat(page(sale.page(), sale.seller()).text()).contains("訂單恢復進行", "雙方都同意繼續");
  }

  private String panel(Sale sale, SignedInAccount reader) {
    return page(sale.page(), reader).select("[aria-labelledby=next_heading]").text();
  }

  private String list(String path, SignedInAccount reader) {
    return page(path, reader).text();
  }

  private Element page(String path, SignedInAccount reader) {
    try {
      return Jsoup.parse(get(path, reader).exchange().getResponse().getContentAsString())
          .expectFirst("main");
    } catch (UnsupportedEncodingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
