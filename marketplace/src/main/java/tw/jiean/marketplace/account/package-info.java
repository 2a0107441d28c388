/**
 * Who people are, and how they show it: sign-up, password, second factor and passkeys, confirmed
 * addresses, the devices that are signed in, profile and roles. Owns accounts with all that hangs
 * on them, from links that are mailed to allowances of attempts; knows nothing of what people buy
 * or sell. How requests are let in is {@code web}'s.
 *
 * <p>Where to begin: {@code Accounts} is what other modules ask; {@code AccountSettings} changes
 * what one's own account says; {@code SignInOrigin}, {@code SecondStep} and {@code FreshSignIn} are
 * the steps of a sign-in; {@code RateLimits} holds {@code Limits} against guessing; {@code OwnData}
 * copies what each module's {@code PersonalData} holds of a person, and {@code Closing} ends an
 * account where each module's {@code ClosingCheck} lets it.
 */
@ApplicationModule(allowedDependencies = {"backoffice", "job", "page"})
@NullMarked
package tw.jiean.marketplace.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
