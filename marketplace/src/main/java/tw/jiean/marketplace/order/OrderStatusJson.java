package tw.jiean.marketplace.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.page.Taiwan;
import tw.jiean.marketplace.payment.PaymentView;

/**
 * An order's state for programs.
 *
 * @param order its number
 * @param status word of the order's status
 * @param paymentStatus word of the status of the attempt that counts
 * @param merchantTradeNo that attempt's number at ECPay
 * @param amount whole NT$
 * @param paidAt ECPay's payment date, ISO-8601 with Taiwan's offset, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record OrderStatusJson(
    String order,
    String status,
    String paymentStatus,
    String merchantTradeNo,
    long amount,
    @Nullable String paidAt) {

  static OrderStatusJson of(Order order, Work work, PaymentView counting, Taiwan taiwan) {
    return new OrderStatusJson(
        order.number().value(),
        work.word(),
        counting.status().word(),
        counting.merchantTradeNo(),
        order.terms().price().dollars(),
        counting.paidAt() == null ? null : taiwan.machine(counting.paidAt()));
  }
}
