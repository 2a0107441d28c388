/**
 * How fast the running product takes ECPay's notifications, beside the least that its database
 * could do for them, and how fast its pages are on a shop of many orders, beside a smaller one.
 * Started by {@code bench/payments} and {@code bench/pages}.
 */
@NullMarked
package tw.jiean.bench;

import org.jspecify.annotations.NullMarked;
