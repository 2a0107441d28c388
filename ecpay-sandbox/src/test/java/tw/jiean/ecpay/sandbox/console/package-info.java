/** What the console works out by itself. */
@NullMarked
package tw.jiean.ecpay.sandbox.console;

import org.jspecify.annotations.NullMarked;
