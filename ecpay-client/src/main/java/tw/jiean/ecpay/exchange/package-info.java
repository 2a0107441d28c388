/**
 * What all calls of ECPay's servers share: signing, posting, the budget, reading what came back.
 * Not for shops: other packages of the client build on it, and it may change at any time.
 */
@NullMarked
package tw.jiean.ecpay.exchange;

import org.jspecify.annotations.NullMarked;
