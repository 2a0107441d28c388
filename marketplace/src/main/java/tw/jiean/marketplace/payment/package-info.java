/**
 * Money in: payment attempts, what ECPay says of them, and their states. Charges a reference and
 * does not know what an order is.
 */
@ApplicationModule(allowedDependencies = {"job", "ledger", "money", "backoffice", "web"})
@NullMarked
package tw.jiean.marketplace.payment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
