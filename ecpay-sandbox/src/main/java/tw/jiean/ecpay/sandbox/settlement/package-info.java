/**
 * What ECPay owes a merchant for payments and takes back for refunds: on which day, less which
 * fees. Changes nothing; all of it follows from trades and authorisations.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.settlement;

import org.jspecify.annotations.NullMarked;
