/**
 * Tells sellers what their prices bring: which ways to pay they allow, and what is left of them.
 */
@ApplicationModule(allowedDependencies = {"catalog", "money", "order", "payment"})
@NullMarked
package tw.jiean.marketplace.studio;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
