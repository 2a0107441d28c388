/** Random worlds: the marketplace, its buyers and an ECPay in one thread, replayable by seed. */
@NullMarked
package tw.jiean.marketplace.simulation;

import org.jspecify.annotations.NullMarked;
