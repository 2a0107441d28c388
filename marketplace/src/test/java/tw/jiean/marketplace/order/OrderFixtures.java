package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.NewAccount;
import tw.jiean.marketplace.account.SignUpResult;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.ListingDraft;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.catalog.Plan;
import tw.jiean.marketplace.catalog.PlanKind;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.PaymentMethod;

/** People, listings and orders made by real transitions; ECPay's messages signed with real keys. */
public final class OrderFixtures {

  static final long PRICE = 1_200;
  static final long PREMIUM_PRICE = 30_000;

  static final String PASSWORD = "correct-horse-" + UUID.randomUUID();

  private static final AtomicLong NEXT = new AtomicLong();

  private final Accounts accounts;
  private final Categories categories;
  private final Listings listings;
  private final Orders orders;
  private final EcpayConfig ecpay;
  private final MockMvcTester mvc;

  /** Uses the running application. */
  public OrderFixtures(
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

  /** An order and who may see it. */
  public record Sale(Order order, String tradeNo, SignedInAccount buyer, SignedInAccount seller) {

    /** The order's page. */
    public String page() {
      return "/orders/" + order.number() + "/";
    }

    String result() {
      return "/order/result/" + order.token() + "/";
    }
  }

  /** A new member of that name, signed in. */
  public SignedInAccount member(String name) {
    return signedIn(accounts.signUp(newAccount(name)));
  }

  /** A new operator, signed in. */
  public SignedInAccount operator() {
    return signedIn(accounts.createOperator(newAccount("客服")));
  }

  private static NewAccount newAccount(String name) {
    return new NewAccount("order-" + UUID.randomUUID() + "@example.com", name, PASSWORD);
  }

  private SignedInAccount signedIn(SignUpResult result) {
    return switch (result) {
      case SignUpResult.SignedUp(AccountId id) ->
          SignedInAccount.of(accounts.find(id).orElseThrow());
      case SignUpResult.Refused refused -> throw new AssertionError(refused.problems());
    };
  }

  /** A service with both plans. */
  public ListingId listing(SignedInAccount seller) {
    return listing(
        seller, new Plan(PlanKind.PREMIUM, "完整版", "五個提案", Money.of(PREMIUM_PRICE), null));
  }

  ListingId listing(SignedInAccount seller, @Nullable Plan premium) {
    long n = NEXT.incrementAndGet();
    var category =
        categories.create(
            "order-" + UUID.randomUUID().toString().substring(0, 8), "訂單" + n, "Order " + n);
    return listings.publish(
        seller.id(),
        new ListingDraft(
            "標誌設計 <b>&" + n,
            "說明",
            Set.of(category),
            new Plan(PlanKind.STANDARD, "基本版", "兩個提案\n修改一次", Money.of(PRICE), 7),
            premium,
            null));
  }

  /** An order that nobody has paid yet. */
  public Sale placed(PaymentMethod method) {
    SignedInAccount seller = member("陳設計");
    SignedInAccount buyer = member("林小姐");
    Checkout checkout =
        orders.place(
            buyer.id(),
            new PurchaseChoice(listing(seller), PlanKind.STANDARD, method),
            RequestId.random());
    assertThat(checkout).isInstanceOf(Checkout.Opened.class);
    Checkout.Opened opened = (Checkout.Opened) checkout;
    return new Sale(opened.order(), opened.payment().merchantTradeNo(), buyer, seller);
  }

  /** The same buyer orders the same once more. */
  Sale another(Sale sale) {
    Checkout checkout =
        orders.place(
            sale.buyer().id(),
            new PurchaseChoice(
                sale.order().terms().listing(), PlanKind.STANDARD, PaymentMethod.CREDIT_CARD),
            RequestId.random());
    Checkout.Opened opened = (Checkout.Opened) checkout;
    return new Sale(
        opened.order(), opened.payment().merchantTradeNo(), sale.buyer(), sale.seller());
  }

  /** An order that has been paid by card. */
  public Sale funded() {
    Sale sale = placed(PaymentMethod.CREDIT_CARD);
    paid(sale);
    return sale;
  }

  /** An order whose ATM account has been issued. */
  Sale waitingForTransfer() {
    return issued(PaymentMethod.ATM);
  }

  /** An order whose store code has been issued. */
  Sale waitingForStoreCode() {
    return issued(PaymentMethod.CVS);
  }

  /** An order whose barcodes have been issued. */
  Sale waitingForBarcodes() {
    return issued(PaymentMethod.BARCODE);
  }

  private Sale issued(PaymentMethod method) {
    Sale sale = placed(method);
    issued(sale, method, "2099/12/31");
    return sale;
  }

  /** An order whose first card payment was declined. */
  Sale declined() {
    Sale sale = placed(PaymentMethod.CREDIT_CARD);
    declined(sale);
    return sale;
  }

  /** ECPay tells what the order is paid with at a bank or a store, until the end of a day. */
  public void issued(Sale sale, PaymentMethod method, String lastDay) {
    Map<String, String> message =
        switch (method) {
          case ATM ->
              message(
                  sale,
                  "2",
                  "ATM_LAND",
                  Map.of("BankCode", "005", "vAccount", "5219115400009014", "ExpireDate", lastDay));
          case CVS ->
              message(
                  sale,
                  "10100073",
                  "CVS_CVS",
                  Map.of("PaymentNo", "LLL22251222", "ExpireDate", lastDay + " 23:59:59"));
          case BARCODE ->
              message(
                  sale,
                  "10100073",
                  "BARCODE_BARCODE",
                  Map.of(
                      "Barcode1", "140412B3B",
                      "Barcode2", "0000000000000000",
                      "Barcode3", "041241000001200",
                      "ExpireDate", lastDay + " 23:59:59"));
          default -> throw new IllegalArgumentException(method + " issues no code");
        };
    tell("/order/payment-info/", message);
  }

  /** ECPay tells that the card was declined. */
  public void declined(Sale sale) {
    tell("/order/return/", message(sale, "10100058", "Credit_CreditCard", Map.of()));
  }

  /** ECPay tells that the order is paid by card. */
  public void paid(Sale sale) {
    paid(sale.tradeNo(), sale.order().terms().price().dollars(), "Credit_CreditCard");
  }

  /** ECPay says so. */
  public void paid(String tradeNo, long amount, String type) {
    tell("/order/return/", message(tradeNo, amount, "1", type, Map.of()));
  }

  private Map<String, String> message(
      Sale sale, String code, String type, Map<String, String> more) {
    return message(sale.tradeNo(), sale.order().terms().price().dollars(), code, type, more);
  }

  private Map<String, String> message(
      String tradeNo, long amount, String code, String type, Map<String, String> more) {
    Map<String, String> fields = new TreeMap<>(more);
    fields.put("MerchantID", ecpay.merchantId().value());
    fields.put("MerchantTradeNo", tradeNo);
    fields.put("RtnCode", code);
    fields.put("RtnMsg", "來自測試");
    fields.put("TradeNo", "26" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
    fields.put("TradeAmt", Long.toString(amount));
    fields.put("PaymentType", type);
    fields.put("TradeDate", "2026/11/22 12:00:00");
    if (!more.containsKey("ExpireDate")) {
      fields.put("PaymentDate", "2026/11/22 12:01:02");
      fields.put("SimulatePaid", "0");
    }
    return fields;
  }

  private void tell(String path, Map<String, String> fields) {
    Map<String, String> signed = new TreeMap<>(fields);
    signed.put("CheckMacValue", ecpay.keys().checkMacValue().compute(fields.entrySet()));
    String body =
        signed.entrySet().stream()
            .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    MvcTestResult answer =
        mvc.post()
            .uri(path)
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .content(body)
            .exchange();
    assertThat(answer).hasStatusOk().bodyText().isEqualTo("1|OK");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
