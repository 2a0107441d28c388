package tw.jiean.marketplace.mail;

import java.util.Set;
import java.util.UUID;
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
import tw.jiean.marketplace.order.OrderFixtures;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.order.PurchaseChoice;
import tw.jiean.marketplace.order.RequestId;
import tw.jiean.marketplace.payment.PaymentMethod;

/** Orders of people who need not confirm an address, with a title that mails must not trip over. */
final class MailFixtures {

  static final long PRICE = 1_200;

  /** What a seller may write, and what must not become markup or a header. */
  static final String TITLE = "標誌設計 <b>&\"' {0}";

  private final Accounts accounts;
  private final Categories categories;
  private final Listings listings;
  private final Orders orders;
  private final OrderFixtures ecpay;

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
    this.ecpay = new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc);
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
    ecpay.paid(sale);
  }

  void paidInStore(Sale sale) {
    ecpay.paid(sale.tradeNo(), sale.order().terms().price().dollars(), "CVS_CVS");
  }

  Sale declined() {
    Sale sale = placed(PaymentMethod.CREDIT_CARD);
    ecpay.declined(sale);
    return sale;
  }

  /** With an account, a store code or barcodes to pay with, until the end of a day. */
  Sale issued(PaymentMethod method, String lastDay) {
    Sale sale = placed(method);
    ecpay.issued(sale, method, lastDay);
    return sale;
  }
}
