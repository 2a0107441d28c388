/** What ECPay posts to a merchant: verified first, then parsed into a sealed type. */
@NullMarked
package tw.jiean.ecpay.notification;

import org.jspecify.annotations.NullMarked;
