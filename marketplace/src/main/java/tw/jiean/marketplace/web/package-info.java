/** Security rules, sign-in, error pages, canonical paths, settings of the site. */
@ApplicationModule(allowedDependencies = {"account", "money", "page"})
@NullMarked
package tw.jiean.marketplace.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
