package tw.jiean.marketplace.payment;

import tw.jiean.ecpay.checkout.CheckoutForm;

/**
 * An attempt that the buyer can now carry to ECPay.
 *
 * @param id the attempt
 * @param merchantTradeNo its number at ECPay
 * @param form what the browser posts
 * @param repeated whether this very request had opened it before
 */
public record OpenedPayment(
    PaymentId id, String merchantTradeNo, CheckoutForm form, boolean repeated) {}
