/**
 * Keeps the sandbox's state in H2's MVStore, in a folder or in memory. Knows nothing of what it
 * keeps.
 */
@NullMarked
package tw.jiean.ecpay.sandbox.store;

import org.jspecify.annotations.NullMarked;
