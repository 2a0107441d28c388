/**
 * What people see: the cashier, its error page and the console, in Traditional Chinese and English.
 * Every page works without script and on a phone.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.page;

import org.jspecify.annotations.NullMarked;
