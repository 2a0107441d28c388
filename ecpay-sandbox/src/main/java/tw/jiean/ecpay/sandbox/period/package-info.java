/**
 * Periodic orders after their first payment: charges the card again by the sandbox's clock, tells
 * the shop, ends. Knows no HTTP request.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.period;

import org.jspecify.annotations.NullMarked;
