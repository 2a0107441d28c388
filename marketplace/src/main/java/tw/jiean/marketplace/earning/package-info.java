/**
 * What sellers have earned: booked when an order is finished, cleared after a while, frozen in a
 * dispute, taken back by a ruling. Owns the state of each earning; the sums are the ledger's. What
 * an order is, and when it is finished, is not known here.
 */
@ApplicationModule(allowedDependencies = {"account", "job", "ledger", "money", "payment"})
@NullMarked
package tw.jiean.marketplace.earning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
