/** How a buyer gets money back: a plan, made of what is known, that touches nothing. */
@NullMarked
package tw.jiean.ecpay.refund;

import org.jspecify.annotations.NullMarked;
