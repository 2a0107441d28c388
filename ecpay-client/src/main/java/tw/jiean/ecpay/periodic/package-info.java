/** Orders whose card is charged again and again: asked for, and ended. */
@NullMarked
package tw.jiean.ecpay.periodic;

import org.jspecify.annotations.NullMarked;
