package tw.jiean.marketplace.order;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.page.Turn;
import tw.jiean.marketplace.payment.Payments;

/** What tests of orders through the whole application share. */
@MarketplaceTest
abstract class OrderITBase {

  @Autowired MockMvcTester mvc;
  @Autowired Orders orders;
  @Autowired Payments payments;
  @Autowired Listings listings;
  @Autowired JdbcClient jdbc;

  @Autowired private OrderLists lists;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private EcpayConfig ecpay;

  OrderFixtures fixtures;

  @BeforeEach
  void fixtures() {
    fixtures = new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc);
  }

  MockMvcRequestBuilder get(String path, SignedInAccount reader) {
    return mvc.get().uri(path).with(user(reader));
  }

  /** A choice as the form sends it. */
  MockMvcRequestBuilder create(
      SignedInAccount buyer, ListingId listing, String plan, String method, String requestId) {
    return mvc.post()
        .uri("/order/create/")
        .with(user(buyer))
        .with(csrf())
        .param("service_id", Long.toString(listing.value()))
        .param("plan", plan)
        .param("payment_method", method)
        .param("request_id", requestId);
  }

  MockMvcRequestBuilder payAgain(
      SignedInAccount buyer, Order order, String method, String requestId) {
    return mvc.post()
        .uri("/orders/" + order.number() + "/pay/")
        .with(user(buyer))
        .with(csrf())
        .param("payment_method", method)
        .param("request_id", requestId);
  }

  /** What the buyer finds on the first page of his orders. */
  List<Order> boughtBy(SignedInAccount buyer) {
    return lists.draw(buyer.id(), Viewer.BUYER, OrderShelf.ALL, Turn.FIRST).rows().stream()
        .map(OrderLists.Row::order)
        .toList();
  }

  OrderStatus statusOf(Order order) {
    return orders.find(order.number()).orElseThrow().status();
  }
}
