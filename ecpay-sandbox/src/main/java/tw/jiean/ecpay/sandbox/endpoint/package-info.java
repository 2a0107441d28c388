/**
 * ECPay's own addresses, the control interface, and what is checked before either answers. Each
 * endpoint names the ECPay page that it was checked against.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.endpoint;

import org.jspecify.annotations.NullMarked;
