/**
 * What is offered: categories, listings, their plans and photos, search, and the seller's studio.
 * Knows nothing of orders or payments: what it shows of them it asks by {@code Reputation} and
 * {@code PriceOutlook}, which others implement.
 *
 * <p>Where to begin. Visitors: {@code CatalogController}, with {@code ListingSearch} behind the
 * results and {@code ServiceViews} behind the page of a service. Sellers: {@code
 * OwnListingsController} for what they offer, {@code ListingFormController} for one listing, whose
 * {@code ListingForm} becomes a {@code ListingDraft} that {@code Listings} keeps. {@code Photos}
 * takes pictures in, {@code CatalogAdmin} is the operators' desk.
 */
@ApplicationModule(allowedDependencies = {"account", "money", "backoffice", "web", "page"})
@NullMarked
package tw.jiean.marketplace.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
