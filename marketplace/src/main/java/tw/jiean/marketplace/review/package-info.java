/**
 * What buyers and sellers think of finished orders: when they may write, when it becomes public,
 * and the ratings that come of it. Tells the catalogue by its {@code Reputation}; knows nothing of
 * money.
 */
@ApplicationModule(
    allowedDependencies = {"account", "backoffice", "catalog", "job", "order", "web", "page"})
@NullMarked
package tw.jiean.marketplace.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
