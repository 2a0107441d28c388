package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.account.AccountFixtures;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignUpResult;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Checkout;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.order.PurchaseChoice;
import tw.jiean.marketplace.order.RequestId;
import tw.jiean.marketplace.payment.PaymentMethod;

/** Orders as they come about, by the real ways; ECPay's messages signed with real keys. */
final class MailFixtures {

  static final long PRICE = 1_200;

  /** What a seller may write, and what must not become markup or a header. */
  static final String TITLE = "標誌設計 <b>&\"' {0}";

  private final Accounts accounts;
  private final Categories categories;
  private final Listings listings;
  private final Orders orders;
  private final EcpayConfig ecpay;
  private final MockMvcTester mvc;

  MailFixtures(
      Accounts accounts,
      Categories categories,
      Listings listings,
      Orders orders,
      EcpayConfig ecpay,
      MockMvcTester mvc) {
    this.accounts = accounts;
    this.categories = categories;
    this.listings = listings;
    this.orders = orders;
    this.ecpay = ecpay;
    this.mvc = mvc;
  }

  /** An order and whose it is. */
  record Sale(Order order, String tradeNo, SignedInAccount buyer, SignedInAccount seller) {

    String page() {
      return "/orders/" + order.number() + "/";
    }
  }

  /** Somebody who need not confirm an address, so that no mail goes to him. */
  SignedInAccount member() {
    return switch (accounts.createForDemo(AccountFixtures.newAccount())) {
      case SignUpResult.SignedUp(AccountId id) ->
          SignedInAccount.of(accounts.find(id).orElseThrow());
      case SignUpResult.Refused refused -> throw new AssertionError(refused.problems());
    };
  }

  SignedInAccount operator() {
    return AccountFixtures.operator(accounts);
  }

  Sale placed(PaymentMethod method) {
    SignedInAccount seller = member();
    return placed(method, member(), seller, listing(seller));
  }

  Sale placed(
      PaymentMethod method, SignedInAccount buyer, SignedInAccount seller, ListingId listing) {
    Checkout checkout =
        orders.place(
            buyer.id(), new PurchaseChoice(listing, PlanKind.STANDARD, method), RequestId.random());
    Checkout.Opened opened = (Checkout.Opened) checkout;
    return new Sale(opened.order(), opened.payment().merchantTradeNo(), buyer, seller);
  }

  ListingId listing(SignedInAccount seller) {
    String name = UUID.randomUUID().toString().substring(0, 8);
    return listings.publish(
        seller.id(),
        new ListingDraft(
            TITLE,
            "說明",
            Set.of(categories.create("mail-" + name, "郵件" + name, "Mail " + name)),
            new Plan(PlanKind.STANDARD, "基本版", "兩個提案", Money.of(PRICE), 7),
            null,
            null));
  }

  Sale funded() {
    Sale sale = placed(PaymentMethod.CREDIT_CARD);
    paid(sale);
    return sale;
  }

  Sale funded(SignedInAccount buyer, SignedInAccount seller, ListingId listing) {
    Sale sale = placed(PaymentMethod.CREDIT_CARD, buyer, seller, listing);
    paid(sale);
    return sale;
  }

  void paid(Sale sale) {
    tell(sale, "/order/return/", "1", "Credit_CreditCard", Map.of());
  }

  void paidInStore(Sale sale) {
    tell(sale, "/order/return/", "1", "CVS_CVS", Map.of());
  }

  Sale declined() {
    Sale sale = placed(PaymentMethod.CREDIT_CARD);
    tell(sale, "/order/return/", "10100058", "Credit_CreditCard", Map.of());
    return sale;
  }

  /** With an account, a store code or barcodes to pay with, until the end of a day. */
  Sale issued(PaymentMethod method, String lastDay) {
    Sale sale = placed(method);
    switch (method) {
      case ATM ->
          tell(
              sale,
              "/order/payment-info/",
              "2",
              "ATM_LAND",
              Map.of("BankCode", "005", "vAccount", "5219115400009014", "ExpireDate", lastDay));
      case CVS ->
          tell(
              sale,
              "/order/payment-info/",
              "10100073",
              "CVS_CVS",
              Map.of("PaymentNo", "LLL22251222", "ExpireDate", lastDay + " 23:59:59"));
      case BARCODE ->
          tell(
              sale,
              "/order/payment-info/",
              "10100073",
              "BARCODE_BARCODE",
              Map.of(
                  "Barcode1", "140412B3B",
                  "Barcode2", "0000000000000000",
                  "Barcode3", "041241000001200",
                  "ExpireDate", lastDay + " 23:59:59"));
      default -> throw new IllegalArgumentException(method + " issues no code");
    }
    return sale;
  }

  private void tell(Sale sale, String path, String code, String type, Map<String, String> more) {
    Map<String, String> fields = new TreeMap<>(more);
    fields.put("MerchantID", ecpay.merchantId().value());
    fields.put("MerchantTradeNo", sale.tradeNo());
    fields.put("RtnCode", code);
    fields.put("RtnMsg", "來自測試");
    fields.put("TradeNo", "26" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
    fields.put("TradeAmt", Long.toString(sale.order().terms().price().dollars()));
    fields.put("PaymentType", type);
    fields.put("TradeDate", "2026/11/22 12:00:00");
    if (!more.containsKey("ExpireDate")) {
      fields.put("PaymentDate", "2026/11/22 12:01:02");
      fields.put("SimulatePaid", "0");
    }
    fields.put(
        "CheckMacValue", ecpay.keys().checkMacValue().compute(Map.copyOf(fields).entrySet()));
    String body =
        fields.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    assertThat(
            mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(body)
                .exchange())
        .hasStatusOk()
        .bodyText()
        .isEqualTo("1|OK");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
