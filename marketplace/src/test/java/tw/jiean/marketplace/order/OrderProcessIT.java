package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.earning.EarningStatus;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.refund.Refunds;

/** An order's way from payment to its end, by its pages and by time, with its money. */
class OrderProcessIT extends OrderProcessITBase {

  @Autowired private Refunds refunds;
  @Autowired private TransactionTemplate transaction;

  @Test
  void anOrderGoesFromRequirementsToAcceptanceAndItsMoneyToTheSeller() {
    Sale sale = fixtures.funded();
    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("輪到您", "請說明您的需求", "距離自動取消", "還有 14 天 0 小時", "NT$1,200 由平台保管");
    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains("等買家", "等買家 林小姐 填寫需求")
        .doesNotContain("answer_0");

    done(sale, sale.buyer(), "requirements", Map.of("answer_0", "一隻貓，藍色"));
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.IN_PROGRESS);
    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains("data-order-status=\"in_progress\"", "一隻貓，藍色", "距離交付期限", "還有 7 天 0 小時");

    done(
        sale,
        sale.seller(),
        "deliver",
        Map.of("number", "1", "note", "檔案在 https://files.example/1"));
    assertThat(get(sale.page(), sale.buyer()))
        .bodyText()
        .contains("data-order-status=\"delivered\"", "https://files.example/1", "距離自動完成", "封存碼");

    done(sale, sale.buyer(), "accept", Map.of("number", "1"));
    assertThat(get(sale.page() + "status/", sale.buyer()))
        .bodyJson()
        .extractingPath("status")
        .isEqualTo("completed");
    assertThat(get(sale.page(), sale.seller()))
        .bodyText()
        .contains("林小姐 接受交付，訂單完成", "NT$1,080", "NT$120", "平台服務費 10%");
    assertThat(get(sale.page(), sale.buyer())).bodyText().doesNotContain("NT$1,080");
    assertThat(escrow(sale)).isZero();
    assertThat(ledger.balance(Side.sellerPayable(Long.toString(sale.seller().id().value()))))
        .isEqualTo(1_080);
    assertThat(orders.history(sale.order().number()))
        .extracting(HistoryEntry::key)
        .containsExactly("pending", "paid", "answered", "delivered", "completed_by_buyer");
  }

  @Test
  void earningsClearAfterFourteenDaysToTheSecond() {
    Sale sale = delivered();
    done(sale, sale.buyer(), "accept", Map.of("number", "1"));

    clock.tick(DAY.multipliedBy(14).minus(SECOND));
    earnings.clear();
    assertThat(earning(sale).status()).isEqualTo(EarningStatus.PENDING_CLEARANCE);
    clock.tick(SECOND);
    earnings.clear();

    assertThat(earning(sale).status()).isEqualTo(EarningStatus.AVAILABLE);
    assertThat(get(sale.page(), sale.seller())).bodyText().contains("data-money=\"available\"");
  }

  @Test
  void silenceAcceptsADeliveryAfterThreeDaysToTheSecond() {
    Sale sale = delivered();

    clock.tick(DAY.multipliedBy(3).minus(SECOND));
    timers.run();
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.DELIVERED);
    clock.tick(SECOND);
    timers.run();

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.COMPLETED);
    assertThat(escrow(sale)).isZero();
    assertThat(get(sale.page(), sale.buyer())).bodyText().contains("期限內沒有回覆，訂單自動完成");
    timers.run();
    assertThat(orders.history(sale.order().number()))
        .extracting(HistoryEntry::key)
        .containsOnlyOnce("completed_by_system");
  }

  @Test
  void aBuyerWhoTellsNothingIsRemindedTwiceAndGetsHisMoneyBack() {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    clock.tick(Duration.ofHours(30));
    timers.run(); // not paid yet: looked at, and looked at again in time
    fixtures.paid(sale);

    clock.tick(DAY.minus(SECOND));
    timers.run();
    assertThat(reminders(sale)).isZero();
    clock.tick(SECOND);
    timers.run();
    assertThat(reminders(sale)).isEqualTo(1);
    clock.tick(DAY.multipliedBy(2));
    timers.run();
    assertThat(reminders(sale)).isEqualTo(2);
    assertThat(post(sale, sale.seller(), "start", Map.of()))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("時間還沒有到");

    clock.tick(DAY.multipliedBy(11));
    timers.run();

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(escrow(sale)).isZero();
    assertThat(refunds.of(sale.order().number().reference()))
        .singleElement()
        .satisfies(refund -> assertThat(refund.amount()).isEqualTo(Money.of(1_200)));
    assertThat(get(sale.page(), sale.buyer())).bodyText().contains("沒有填寫需求，訂單自動取消", "退款處理中");
  }

  @Test
  void aSellerStartsWithoutRequirementsAfterAWeek() {
    Sale sale = fixtures.funded();
    clock.tick(DAY.multipliedBy(7));

    done(sale, sale.seller(), "start", Map.of());

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.IN_PROGRESS);
  }

  @Test
  void aBuyerCancelsBeforeTheStartAndGetsAllBack() {
    Sale sale = fixtures.funded();

    done(sale, sale.buyer(), "cancel", Map.of());

    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.CANCELLED);
    assertThat(escrow(sale)).isZero();
    assertThat(post(sale, sale.buyer(), "cancel", Map.of())).hasStatus(HttpStatus.CONFLICT);
  }

  @Test
  void whatCannotBeTakenIsSaidAndNothingTypedIsLost() {
    Sale sale = fixtures.funded();
    assertThat(post(sale, sale.buyer(), "requirements", Map.of("answer_0", "  ")))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("請填寫這一欄", "aria-invalid=\"true\"");

    done(sale, sale.buyer(), "requirements", Map.of("answer_0", "一隻貓"));
    assertThat(post(sale, sale.buyer(), "requirements", Map.of("answer_0", "兩隻貓")))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("或這個動作已經完成", "您剛才輸入的內容", "兩隻貓");
    assertThat(post(sale, sale.seller(), "deliver", Map.of("number", "1", "note", "")))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("note-error");
  }

  @Test
  void aDeliveryThatIsSentTwiceIsOne() {
    Sale sale = started();
    Map<String, String> form = Map.of("number", "1", "note", "第一版");

    done(sale, sale.seller(), "deliver", form);
    assertThat(post(sale, sale.seller(), "deliver", form)).hasStatus(HttpStatus.CONFLICT);

    assertThat(process.deliveries(sale.order().number())).hasSize(1);
  }

  @Test
  void aDeliveryHoldsFilesUnderOneSealAndNothingIsDeliveredWhenAFileIsRefused() throws Exception {
    Sale sale = started();
    byte[] picture = "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    assertThat(deliver(sale, "logo.pdf", "<html>".getBytes(StandardCharsets.US_ASCII)))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("delivery_files-error");
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.IN_PROGRESS);
    assertThat(deliver(sale, "logo.pdf", picture)).hasStatus(HttpStatus.SEE_OTHER);

    String page = get(sale.page(), sale.buyer()).exchange().getResponse().getContentAsString();
    assertThat(page).contains("logo.pdf");
    Delivery delivery = process.deliveries(sale.order().number()).getFirst();
    String fileHash =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(picture));
    String all =
        String.join(
            "\n",
            sale.order().number().value(),
            "1",
            delivery.at().toString(),
            fileHash + " logo.pdf",
            "");
    assertThat(delivery.sha256())
        .isEqualTo(
            HexFormat.of()
                .formatHex(
                    MessageDigest.getInstance("SHA-256")
                        .digest(all.getBytes(StandardCharsets.UTF_8))));
    assertThat(page).contains(delivery.sha256());
  }

  private MvcTestResult deliver(Sale sale, String name, byte[] bytes) {
    return mvc.post()
        .uri(sale.page() + "deliver/")
        .multipart()
        .file(new MockMultipartFile("delivery_files", name, "application/pdf", bytes))
        .param("number", "1")
        .param("note", "")
        .with(user(sale.seller()))
        .with(csrf())
        .exchange();
  }

  @Test
  void onlyThePartiesActAndEachInHisPart() {
    Sale sale = fixtures.funded();
    Map<String, String> answers = Map.of("answer_0", "一隻貓");

    for (SignedInAccount other : List.of(fixtures.member("王先生"), fixtures.operator())) {
      assertThat(post(sale, other, "requirements", answers)).hasStatus(HttpStatus.NOT_FOUND);
    }
    assertThat(post(sale, sale.seller(), "requirements", answers))
        .hasStatus(HttpStatus.CONFLICT)
        .bodyText()
        .contains("不是由您進行");
    assertThat(statusOf(sale.order())).isEqualTo(OrderStatus.AWAITING_REQUIREMENTS);
  }

  @Test
  void theDatabaseHasTheSameTableOfMovesAndRefusesEveryOther() {
    Set<String> ours = new TreeSet<>();
    for (OrderStatus from : OrderStatus.values()) {
      from.next().forEach(to -> ours.add(from.name() + " " + to.name()));
    }
    assertThat(
            new TreeSet<>(
                jdbc.sql("select before || ' ' || after from order_move")
                    .query(String.class)
                    .list()))
        .isEqualTo(ours);

    Sale sale = fixtures.funded();
    for (String status : List.of("AWAITING_PAYMENT", "DELIVERED", "REVERSED")) {
      assertThatThrownBy(() -> update(sale, "status = '" + status + "'"))
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("has no move");
    }
    assertThatThrownBy(() -> update(sale, "price = 1")).hasMessageContaining("does not change");
  }

  @Test
  void listsShowWhoseTurnItIsAndCanBeNarrowedByState() {
    Sale sale = started();
    String number = sale.order().number().value();

    assertThat(get("/orders/?as=seller", sale.seller()))
        .bodyText()
        .contains(number, "進行中", "輪到您", "交付期限 ")
        .doesNotContain("??");
    assertThat(get("/orders/", sale.buyer())).bodyText().contains(number).doesNotContain("輪到您");
    assertThat(get("/orders/?as=seller&show=open", sale.seller())).bodyText().contains(number);
    for (String shelf : List.of("completed", "cancelled")) {
      assertThat(get("/orders/?as=seller&show=" + shelf, sale.seller()))
          .bodyText()
          .contains("這個狀態沒有訂單")
          .doesNotContain(number, "??");
    }
    assertThat(get("/orders/?show=nonsense", sale.buyer())).bodyText().contains(number);
  }

  @Test
  void rulesAndDeliveriesAreNeverChanged() {
    Sale sale = delivered();
    String order = "(select id from orders where order_no = '" + sale.order().number() + "')";

    for (String sql :
        List.of(
            "update order_work set rules = '{}' where order_id = " + order,
            "update order_delivery set note = 'x' where order_id = " + order,
            "delete from order_delivery where order_id = " + order)) {
      assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> jdbc.sql(sql).update()))
          .as(sql)
          .isInstanceOf(DataAccessException.class);
    }
  }

  private void update(Sale sale, String set) {
    transaction.executeWithoutResult(_ ->
        jdbc.sql("update orders set " + set + " where order_no = :number")
            .param("number", sale.order().number().value())
            .update());
  }
}
