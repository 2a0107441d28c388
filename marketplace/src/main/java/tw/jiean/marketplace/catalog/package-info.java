/**
 * What is offered: categories, listings, their plans and photos, search, and the seller's studio.
 * Knows nothing of orders or payments.
 */
@ApplicationModule(allowedDependencies = {"account", "money", "backoffice", "web", "page"})
@NullMarked
package tw.jiean.marketplace.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
