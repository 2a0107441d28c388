/** The sandbox in tests on JUnit Jupiter 5 or 6, which has to be on the class path then. */
@NullMarked
package tw.jiean.ecpay.sandbox.junit;

import org.jspecify.annotations.NullMarked;
