/**
 * The operators' desk: a list engine, commands with a reason, and the audit log. Each module
 * contributes its own lists and commands; this one knows none of them.
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package tw.jiean.marketplace.backoffice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
