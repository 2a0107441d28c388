/**
 * The sandbox's own time, and what happens by itself when it comes. Knows nothing of trades or
 * notifications.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.time;

import org.jspecify.annotations.NullMarked;
