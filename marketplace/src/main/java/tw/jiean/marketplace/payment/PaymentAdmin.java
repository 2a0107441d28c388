package tw.jiean.marketplace.payment;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminGroup;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminRow;
import tw.jiean.marketplace.backoffice.AdminRows;
import tw.jiean.marketplace.backoffice.OpenWork;

/**
 * Payments on the operators' desk: one page says what happened to a payment, from the attempt's own
 * state to every message about it. Result tokens are not read, and codes and payers' data are
 * masked: an operator needs to recognise them, not to use them.
 */
@Configuration(proxyBeanMethods = false)
class PaymentAdmin {

  private static final String PAYMENTS = "payments";
  private static final String NOTIFICATIONS = "notifications";

  @Bean
  @Order(20)
  AdminList paymentList(JdbcClient jdbc) {
    return AdminList.named(PAYMENTS, "payment.admin.payments")
        .group(AdminGroup.PAYMENTS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select id, reference, merchant_trade_no, upper(merchant_trade_no) as trade_no_key,
                  method, instalments, minutes_to_pay,
                  amount, status, created_at,
                  paid_at, simulated, surplus, refunded, merchant_id, ecpay_trade_no, failure_code,
                  bank_code, bank_account, store_code, barcode_2, code_expires_at
                from payment_attempt
                """))
        .key("id")
        .column("merchant_trade_no", AdminFormat.CODE)
        .column("reference", AdminFormat.link("orders"))
        .column("method", AdminFormat.label("payment.method."))
        .column("amount", AdminFormat.MONEY)
        .column("status", AdminFormat.label("payment.status."))
        .column("created_at", AdminFormat.TIME)
        .column("paid_at", AdminFormat.TIME)
        .field("instalments", AdminFormat.CODE)
        .field("minutes_to_pay", AdminFormat.NUMBER)
        .field("simulated", AdminFormat.FLAG)
        .field("surplus", AdminFormat.FLAG)
        .field("refunded", AdminFormat.MONEY)
        .section("payment.admin.section.ecpay")
        .field("merchant_id", AdminFormat.CODE)
        .field("ecpay_trade_no", AdminFormat.CODE)
        .field("failure_code", AdminFormat.CODE)
        .section("payment.admin.section.code")
        .field("bank_code", AdminFormat.CODE)
        .field("bank_account", Masked.FORMAT)
        .field("store_code", Masked.FORMAT)
        .field("barcode_2", Masked.FORMAT)
        .field("code_expires_at", AdminFormat.TIME)
        .codes("trade_no_key", "reference", "ecpay_trade_no")
        .beginnings("trade_no_key", "reference", "ecpay_trade_no")
        .filter("status", PaymentStatus.values())
        .filter("method", PaymentMethod.values())
        .recent("created_at")
        .sortable("created_at", "paid_at")
        .newestFirst("id")
        .related("refunds", "attempt_id", "id")
        .related(NOTIFICATIONS, "merchant_trade_no", "merchant_trade_no")
        .related("breaks", "attempt_id", "id")
        .related("statement-rows", "trade_no", "merchant_trade_no")
        .build();
  }

  @Bean
  @Order(10)
  OpenWork paymentsToDecide(JdbcClient jdbc) {
    return new OpenWork(
        PAYMENTS,
        "status",
        jdbc,
        "select status, count(*) from payment_attempt where status = 'needs_review' group by status");
  }

  @Bean
  @Order(21)
  AdminList notificationList(JdbcClient jdbc) {
    return AdminList.named(NOTIFICATIONS, "payment.admin.notifications")
        .group(AdminGroup.PAYMENTS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select id, received_at, merchant_trade_no, door, code, verdict,
                  (select a.id from payment_attempt a
                    where upper(a.merchant_trade_no) = upper(told.merchant_trade_no)
                      and a.merchant_trade_no = told.merchant_trade_no) as attempt_id,
                  fields::text as fields
                from payment_inbox told
                """))
        .key("id")
        .column("id", AdminFormat.NUMBER)
        .column("received_at", AdminFormat.TIME)
        .column("merchant_trade_no", AdminFormat.CODE)
        .column("door", AdminFormat.label("payment.admin.door."))
        .column("code", AdminFormat.CODE)
        .column("verdict", AdminFormat.label("payment.admin.verdict."))
        .column("attempt_id", AdminFormat.link(PAYMENTS))
        .section("payment.admin.section.message")
        .field("fields", Masked.FIELDS)
        .codes("merchant_trade_no")
        .beginnings("merchant_trade_no")
        .filter("verdict", Verdict.values())
        .filter("door", Door.values())
        .recent("received_at")
        .sortable("id")
        .newestFirst("id")
        .build();
  }

  @Bean
  @Order(22)
  AdminList refusedNotificationList(RefusedNotifications refused) {
    return AdminList.named("refused-notifications", "payment.admin.refused")
        .group(AdminGroup.PAYMENTS)
        .rows(AdminRows.memory(() -> refused.last().stream().map(PaymentAdmin::row).toList()))
        .key("number")
        .column("number", AdminFormat.NUMBER)
        .column("at", AdminFormat.TIME)
        .column("reason", AdminFormat.label("payment.admin.refusal."))
        .column("path", AdminFormat.CODE)
        .column("count", AdminFormat.NUMBER)
        .section("payment.admin.section.message")
        .field("fields", AdminFormat.LINES)
        .search("path", "fields")
        .sortable("number", "reason")
        .newestFirst("number")
        .build();
  }

  private static AdminRow row(RefusedNotifications.Entry entry) {
    String shapes =
        entry.refused().fields().stream()
            .map(field -> field.name() + " (" + field.length() + ")")
            .collect(Collectors.joining("\n"));
    return new AdminRow(
        Map.of(
            "number", entry.number(),
            "at", entry.at(),
            "reason", entry.refused().reason().word(),
            "path", entry.refused().path(),
            "count", entry.refused().fields().size(),
            "fields", shapes));
  }
}
