/**
 * What people see: the cashier and its error page, in Traditional Chinese and English. Every page
 * works without script and on a phone.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.page;

import org.jspecify.annotations.NullMarked;
