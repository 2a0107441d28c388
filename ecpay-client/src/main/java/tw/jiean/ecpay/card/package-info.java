/** What becomes of a card's payment after it: asked for, captured, given back. */
@NullMarked
package tw.jiean.ecpay.card;

import org.jspecify.annotations.NullMarked;
