/**
 * What becomes of a card's authorisation after the payment: captured each evening, taken back,
 * given up, refunded in parts. Knows no HTTP request and no statement.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.card;

import org.jspecify.annotations.NullMarked;
