package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.Listing;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.payment.PaymentMethod;

/** What an operator finds by what he has in his hand. */
class OrderSearchIT extends OrderITBase {

  /** What a page says when the search names too many. */
  private static final String MORE = "超過 200 筆";

  private final String mark = UUID.randomUUID().toString().substring(0, 8);
  private SignedInAccount buyer;
  private SignedInAccount seller;
  private Order order;
  private String tradeNo;

  @BeforeEach
  void somebodyOrders() {
    buyer = fixtures.member("歐陽小姐" + mark);
    seller = fixtures.member("ＡＢＣ設計" + mark);
    ListingId listing = fixtures.listing(seller);
    Checkout.Opened opened =
        (Checkout.Opened)
            orders.place(
                buyer.id(),
                new PurchaseChoice(listing, PlanKind.STANDARD, PaymentMethod.CREDIT_CARD),
                RequestId.random());
    order = opened.order();
    tradeNo = opened.payment().merchantTradeNo().toString();
    fixtures.placed(PaymentMethod.CREDIT_CARD);
  }

  @Test
  void anOrderIsFoundByItsNumberOrTheBeginningOfIt() {
    String number = order.number().value();
    for (String typed :
        List.of(
            number,
            number.toLowerCase(Locale.ROOT),
            number.substring(0, 12).toLowerCase(Locale.ROOT))) {
      assertOnlyOrder(typed);
    }
    assertThat(found("orders", number.substring(1, 12))).doesNotContain(number);
  }

  @Test
  void anOrderIsFoundByAnyPartOfTheNameOrAddressOfItsPeople() {
    assertOnlyOrder("小姐" + mark);
    assertOnlyOrder("陽小姐" + mark.substring(0, 7));
    assertOnlyOrder("abc設計" + mark);
    assertOnlyOrder(buyer.email().substring(3, 38).toUpperCase(Locale.ROOT));
    assertThat(found("orders", "歐陽先生" + mark)).doesNotContain(order.number().value());
  }

  @Test
  void anOrderIsFoundByAnyPartOfTheTitleOfItsService() {
    Listing service = listings.find(order.terms().listing()).orElseThrow();
    assertOnlyOrder(service.title().substring(1));
    assertThat(found("orders", service.title() + "x")).doesNotContain(order.number().value());
  }

  @Test
  void aPaymentIsFoundByTheBeginningOfItsTradeNumberOrOfItsOrder() {
    for (String typed :
        List.of(
            tradeNo.substring(0, 10).toLowerCase(Locale.ROOT),
            order.number().value().substring(0, 10))) {
      assertThat(found("payments", typed)).as(typed).contains(tradeNo);
    }
  }

  @Test
  void aServiceIsFoundByItsTitleAndByItsSeller() {
    Listing service = listings.find(order.terms().listing()).orElseThrow();
    for (String typed : List.of(service.title().substring(1), "計" + mark, seller.email())) {
      assertThat(found("listings", typed))
          .as(typed)
          .contains("/admin/listings/" + service.id().value() + "/");
    }
  }

  @Test
  void aPersonIsFoundByAnyPartOfNameOrAddressAndWildcardsAreText() {
    assertThat(found("users", "小姐" + mark)).contains(buyer.email()).doesNotContain(seller.email());
    assertThat(found("users", buyer.email().substring(6, 30))).contains(buyer.email());
    assertThat(found("users", "%" + mark)).doesNotContain(buyer.email());
    assertThat(found("users", "歐_小姐" + mark)).doesNotContain(buyer.email());
  }

  @Test
  void whoHasExactlyThatNameIsFoundAmongAnyNumberWhoHaveItInTheirs() {
    String name = buyer.displayName();
    assertThat(found("users", name)).contains(buyer.email()).doesNotContain(MORE);
    jdbc.sql(
            """
            insert into account (email, display_name, role, password, language, created_at, updated_at)
            select n || :mark || '@example.com', :name || n, 'MEMBER', 'none', 'zh-TW', created_at, created_at
            from account, generate_series(1, 201) as n where id = :buyer
            """)
        .param("mark", mark)
        .param("name", name)
        .param("buyer", buyer.id().value())
        .update();
    assertThat(found("users", name, "created_at")).contains(buyer.email(), MORE);
    assertThat(found("orders", name)).contains(order.number().value(), MORE);
    assertThat(found("users", name + "201")).doesNotContain(MORE);
  }

  @Test
  void aTitleIsFoundWhateverItsLetters() {
    for (String title : List.of("ΟΔΟΣ " + mark, "İSTANBUL " + mark, "CAFÉ " + mark)) {
      Listing service = listings.find(order.terms().listing()).orElseThrow();
      listings.edit(
          service.id(),
          seller.id(),
          new ListingDraft(
              title,
              service.description(),
              Set.of(),
              service.standard(),
              null,
              List.of(),
              List.of()));
      assertOnlyOrder(title);
    }
  }

  private void assertOnlyOrder(String typed) {
    String page = found("orders", typed);
    assertThat(page).as(typed).contains(order.number().value());
    assertThat(page.split("/admin/orders/[A-Z2-7]{26}/\"", -1)).as(typed).hasSize(2);
  }

  private String found(String list, String typed) {
    return found(list, typed, "");
  }

  private String found(String list, String typed, String sort) {
    var answer =
        mvc.get()
            .uri("/admin/" + list + "/")
            .param("q", typed)
            .param("sort", sort)
            .with(user("operator@example.com").roles("OPERATOR"))
            .exchange();
    assertThat(answer).hasStatusOk();
    return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
