package tw.jiean.marketplace.order;

import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.backoffice.AdminCommand;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminGroup;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminOutcome;
import tw.jiean.marketplace.backoffice.AdminRows;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.payment.PaymentId;

/** Orders on the operators' desk. */
@Configuration(proxyBeanMethods = false)
class OrderAdmin {

  private static final String LIST = "orders";

  @Bean
  @Order(10)
  AdminList orderList(JdbcClient jdbc, Accounts accounts, Listings listings) {
    return AdminList.named(LIST, "order.admin.orders")
        .group(AdminGroup.ORDERS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select o.order_no, o.status, o.title, o.buyer_name, o.seller_name, o.price,
                       o.created_at, o.buyer_id, o.seller_id, o.listing_id, o.plan, o.plan_title,
                       o.plan_description, o.delivery_days, w.disputed_at, w.dispute_by,
                       w.dispute_reason, w.due_at, w.lateness
                from orders o left join order_work w on w.order_id = o.id
                """))
        .key("order_no")
        .column("order_no", AdminFormat.CODE)
        .column("status", AdminFormat.label("order.admin.status."))
        .column("title", AdminFormat.TEXT)
        .column("buyer_name", AdminFormat.TEXT)
        .column("seller_name", AdminFormat.TEXT)
        .column("price", AdminFormat.MONEY)
        .column("created_at", AdminFormat.TIME)
        .section("order.admin.section.dispute")
        .column("disputed_at", AdminFormat.TIME)
        .field("dispute_by", AdminFormat.label("order.admin.party."))
        .field("dispute_reason", AdminFormat.LINES)
        .section("order.admin.section.terms")
        .field("plan", AdminFormat.label("order.plan."))
        .field("plan_title", AdminFormat.TEXT)
        .field("plan_description", AdminFormat.LINES)
        .field("delivery_days", AdminFormat.NUMBER)
        .field("listing_id", AdminFormat.link("listings"))
        .field("buyer_id", AdminFormat.link("users"))
        .field("seller_id", AdminFormat.link("users"))
        .codes("order_no")
        .beginnings("order_no")
        .among(
            (text, most) -> accounts.search(text, most).stream().map(AccountId::value).toList(),
            "buyer_id",
            "seller_id")
        .among(
            (text, most) -> listings.titled(text, most).stream().map(ListingId::value).toList(),
            "listing_id")
        .filter(
            "status", Stream.of(OrderStatus.values()).map(OrderStatus::name).toArray(String[]::new))
        .recent("disputed_at")
        .recent("created_at")
        .sortable("created_at")
        .newestFirst("created_at")
        .related("payments", "reference", "order_no")
        .related("refunds", "reference", "order_no")
        .related("disputes", "order_no", "order_no")
        .related("reviews", "order_no", "order_no")
        .build();
  }

  /** On payments, because it is about one payment's money. */
  @Bean
  AdminCommand reviveOrder(Orders orders) {
    return AdminCommand.on("payments", "revive", "order.admin.revive")
        .afterFreshSignIn()
        .when(row -> row.flag("surplus") && OrderNumber.read(row.text("reference")).isPresent())
        .does(call ->
            switch (orders.revive(
                new OrderNumber(call.row().text("reference")),
                new PaymentId(call.number()),
                call.reason())) {
              case DONE -> AdminOutcome.done();
              case UNKNOWN -> AdminOutcome.refused("order.admin.revive.unknown");
              case NOT_CANCELLED -> AdminOutcome.refused("order.admin.revive.not-cancelled");
              case NO_MONEY -> AdminOutcome.refused("order.admin.revive.no-money");
              case UNDER_WAY -> AdminOutcome.refused("order.admin.revive.under-way");
            });
  }

  @Bean
  AdminCommand cancelOrder(Orders orders) {
    return AdminCommand.on(LIST, "cancel", "order.admin.cancel")
        .when(row -> row.text("status").equals(OrderStatus.AWAITING_PAYMENT.name()))
        .does(call ->
            switch (orders.cancelUnpaid(new OrderNumber(call.key()), call.reason())) {
              case DONE -> AdminOutcome.done();
              case UNKNOWN -> AdminOutcome.refused("order.admin.cancel.unknown");
              case ALREADY_PAID -> AdminOutcome.refused("order.admin.cancel.paid");
              case ALREADY_CANCELLED -> AdminOutcome.refused("order.admin.cancel.cancelled");
            });
  }
}
