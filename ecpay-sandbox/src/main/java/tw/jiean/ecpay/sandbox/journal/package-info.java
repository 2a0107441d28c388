/**
 * What shops and browsers asked of the sandbox and what they were told, where that is no trade of
 * its own: refused orders, queries, commands on cards, results on their way through the browser.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.journal;

import org.jspecify.annotations.NullMarked;
