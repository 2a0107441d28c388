/** The sandbox over real HTTP, against a small shop. */
@NullMarked
package tw.jiean.ecpay.sandbox;

import org.jspecify.annotations.NullMarked;
