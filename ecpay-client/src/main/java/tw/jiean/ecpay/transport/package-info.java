/** How requests reach ECPay: bounded in time, without redirects. */
@NullMarked
package tw.jiean.ecpay.transport;

import org.jspecify.annotations.NullMarked;
