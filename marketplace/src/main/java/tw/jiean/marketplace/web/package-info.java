/**
 * What all pages share: layout, language, security rules, error pages, canonical paths, formatting.
 */
@ApplicationModule(allowedDependencies = {"account", "money"})
@NullMarked
package tw.jiean.marketplace.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
