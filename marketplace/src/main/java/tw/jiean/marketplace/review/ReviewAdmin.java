package tw.jiean.marketplace.review;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.backoffice.AdminCommand;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminGroup;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminOutcome;
import tw.jiean.marketplace.backoffice.AdminRows;

/** Reviews on the operators' desk. */
@Configuration(proxyBeanMethods = false)
class ReviewAdmin {

  private static final String LIST = "reviews";

  @Bean
  @Order(32)
  AdminList reviewList(JdbcClient jdbc) {
    return AdminList.named(LIST, "review.admin.reviews")
        .group(AdminGroup.CATALOGUE)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select r.id, r.side, r.stars, r.text, r.written_at, r.hidden_reason,
                  r.hidden_reason is not null as hidden, c.title, c.order_no, c.listing_id,
                  c.revealed_at, c.revealed_at is not null as revealed,
                  case r.side when 'buyer' then c.buyer_id else c.seller_id end as author_id,
                  case r.side when 'buyer' then c.seller_id else c.buyer_id end as about_id
                from review r join review_case c on c.order_no = r.order_no
                """))
        .key("id")
        .column("id", AdminFormat.NUMBER)
        .column("stars", AdminFormat.NUMBER)
        .column("text", AdminFormat.LINES)
        .column("title", AdminFormat.TEXT)
        .column("side", AdminFormat.label("review.admin.side."))
        .column("hidden", AdminFormat.FLAG)
        .column("written_at", AdminFormat.TIME)
        .field("author_id", AdminFormat.link("users"))
        .field("about_id", AdminFormat.link("users"))
        .field("order_no", AdminFormat.link("orders"))
        .field("listing_id", AdminFormat.link("listings"))
        .field("revealed", AdminFormat.FLAG)
        .field("revealed_at", AdminFormat.TIME)
        .field("hidden_reason", AdminFormat.TEXT)
        .search("text", "title", "order_no")
        .filter("hidden", "true", "false")
        .filter("stars", "1", "2", "3", "4", "5")
        .filter("side", "buyer", "seller")
        .recent("written_at")
        .sortable("written_at", "stars")
        .newestFirst("written_at")
        .build();
  }

  @Bean
  AdminCommand hideReview(Reviews reviews) {
    return AdminCommand.on(LIST, "hide", "review.admin.hide")
        .when(row -> !row.flag("hidden"))
        .does(call -> outcome(reviews.hide(call.number(), call.reason())));
  }

  @Bean
  AdminCommand showReview(Reviews reviews) {
    return AdminCommand.on(LIST, "show", "review.admin.show")
        .when(row -> row.flag("hidden"))
        .does(call -> outcome(reviews.show(call.number())));
  }

  private static AdminOutcome outcome(boolean done) {
    return done ? AdminOutcome.done() : AdminOutcome.refused("review.admin.overtaken");
  }
}
