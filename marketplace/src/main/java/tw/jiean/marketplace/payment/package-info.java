/**
 * Money in: payment attempts, what ECPay says of them, and their states. Charges a reference and
 * does not know what an order is.
 *
 * <p>Where to begin. Out: {@code Payments} opens a {@code PaymentAttempt}, {@code CheckoutForms}
 * signs its form. In: {@code EcpayCallbackFilter} takes ECPay's messages, {@code PaymentQueries}
 * asks where none came; whichever {@code Door} a report comes by, {@code NotificationReceiver}
 * hands it to {@code PaymentTransitions}, where {@code PaymentRules} say whether it fits, {@code
 * PaymentEvent} is the table of moves, {@code PaymentTransfers} what is booked and {@code
 * ChargeOwner} who is asked and told. What each {@code PaymentMethod} takes and costs is in {@code
 * PaymentSettings}.
 */
@ApplicationModule(allowedDependencies = {"job", "ledger", "money", "backoffice", "web"})
@NullMarked
package tw.jiean.marketplace.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
