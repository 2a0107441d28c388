/**
 * How fast the running product takes ECPay's notifications, beside the least that its database
 * could do for them. Started by {@code bench/payments}.
 */
@NullMarked
package tw.jiean.bench;

import org.jspecify.annotations.NullMarked;
