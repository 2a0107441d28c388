/** What ECPay does, seen through the client: the same expectations for every target. */
@NullMarked
package tw.jiean.ecpay.contract;

import org.jspecify.annotations.NullMarked;
