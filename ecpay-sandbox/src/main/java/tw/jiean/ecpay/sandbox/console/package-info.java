/**
 * The developer's view at {@code /}: every trade with its whole story, the requests, faults, the
 * clock, the shops, and a form that signs a test order. Works without script.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.console;

import org.jspecify.annotations.NullMarked;
