/** Misbehaviour by name, so that a shop can be seen to bear it. */
@NullMarked
package tw.jiean.ecpay.sandbox.fault;

import org.jspecify.annotations.NullMarked;
