/**
 * A stand-in of ECPay's AIO payment that runs on your desk. Takes from the client only the
 * CheckMacValue, so that a mistake of the client is not mirrored here.
 */
@NullMarked
package tw.jiean.ecpay.sandbox;

import org.jspecify.annotations.NullMarked;
