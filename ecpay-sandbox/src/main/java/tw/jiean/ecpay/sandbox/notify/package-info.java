/**
 * Server notifications: keeps each until the shop has answered it, sends it again on the schedule,
 * remembers every sending. Does not know what a trade is.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.notify;

import org.jspecify.annotations.NullMarked;
