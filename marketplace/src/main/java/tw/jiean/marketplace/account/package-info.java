/**
 * Who people are: sign-up, sign-in, profile, roles. Owns the accounts table; knows nothing of what
 * they buy or sell.
 */
@ApplicationModule(allowedDependencies = {"backoffice", "job", "page"})
@NullMarked
package tw.jiean.marketplace.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
