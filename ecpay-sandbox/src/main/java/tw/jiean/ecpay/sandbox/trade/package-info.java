/**
 * Trades as ECPay keeps them: what was ordered, how far the payment is, the codes, and the messages
 * that each step sends. Knows no HTTP request and no page.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.trade;

import org.jspecify.annotations.NullMarked;
