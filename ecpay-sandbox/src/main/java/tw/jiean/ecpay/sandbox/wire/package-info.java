/** Form fields as they travel: an ordered list that keeps repeated names. Knows no ECPay rule. */
@NullMarked
package tw.jiean.ecpay.sandbox.wire;

import org.jspecify.annotations.NullMarked;
