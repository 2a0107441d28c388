/**
 * Orders: what a buyer's browser posts to ECPay's cashier, checked against ECPay's rules and
 * signed.
 */
@NullMarked
package tw.jiean.ecpay.checkout;

import org.jspecify.annotations.NullMarked;
