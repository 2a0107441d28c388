/**
 * Unofficial client of ECPay's AIO payment: values, signature and the client itself. Knows the
 * protocol and nothing of any shop or framework.
 */
@NullMarked
package tw.jiean.ecpay;

import org.jspecify.annotations.NullMarked;
