package tw.jiean.marketplace.payment;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminGroup;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminRow;
import tw.jiean.marketplace.backoffice.AdminRows;
import tw.jiean.marketplace.money.Money;

/** What is configured of each way of paying, to be read by operators; it is changed in settings. */
@Configuration(proxyBeanMethods = false)
class PaymentMethodAdmin {

  @Bean
  @Order(23)
  AdminList paymentMethodList(PaymentSettings settings, Payments payments) {
    return AdminList.named("payment-methods", "payment.admin.methods")
        .group(AdminGroup.PAYMENTS)
        .rows(
            AdminRows.memory(() ->
                Arrays.stream(PaymentMethod.values())
                    .map(method -> row(payments.offer(method, Money.of(1)), settings.of(method)))
                    .toList()))
        .key("method")
        .column("method", AdminFormat.label("payment.method."))
        .column("offered", AdminFormat.FLAG)
        .column("minimum", AdminFormat.MONEY)
        .column("maximum", AdminFormat.MONEY)
        .column("time_to_pay", AdminFormat.CODE)
        .field("times_to_pay", AdminFormat.CODE)
        .field("plans", AdminFormat.LINES)
        .section("payment.admin.section.ecpay")
        .field("choose_payment", AdminFormat.CODE)
        .field("choose_sub_payment", AdminFormat.CODE)
        .field("fee_rate", AdminFormat.NUMBER)
        .field("fee_minimum", AdminFormat.NUMBER)
        .field("fee_fixed", AdminFormat.NUMBER)
        .search("method")
        .sortable("minimum", "maximum")
        .sortedBy("method")
        .build();
  }

  private static AdminRow row(MethodOffer offer, PaymentSettings.Method settings) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("method", offer.method().code());
    row.put("offered", offer.isOffered());
    row.put("minimum", offer.minimum().dollars());
    row.put("maximum", offer.maximum().dollars());
    row.put("time_to_pay", written(offer.timeToPay()));
    put(
        row,
        "times_to_pay",
        offer.timesToPay().stream()
            .map(PaymentMethodAdmin::written)
            .collect(Collectors.joining(", ")));
    put(
        row,
        "plans",
        offer.plans().stream()
            .map(plan -> plan.instalments().code() + ": " + plan.from())
            .collect(Collectors.joining("\n")));
    put(row, "choose_payment", settings.choosePayment());
    put(row, "choose_sub_payment", settings.chooseSubPayment());
    MethodFee fee = settings.fee();
    if (fee != null) {
      row.put("fee_rate", fee.rate());
      row.put("fee_minimum", fee.minimum());
      row.put("fee_fixed", fee.fixed());
    }
    return new AdminRow(row);
  }

  private static void put(Map<String, Object> row, String column, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      row.put(column, text);
    }
  }

  /** As settings write it: {@code 3d}. */
  private static String written(Duration time) {
    if (time.equals(Duration.ofDays(time.toDays()))) {
      return time.toDays() + "d";
    }
    return time.equals(Duration.ofHours(time.toHours()))
        ? time.toHours() + "h"
        : time.toMinutes() + "m";
  }
}
