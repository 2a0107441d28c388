/** Whole New Taiwan dollars. The one module that every other may use. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tw.jiean.marketplace.money;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
