/**
 * Money back: what is to be given back to buyers, how, and how far it is. By the card where ECPay
 * can, by a supervised bank transfer or by hand where it cannot. Owns refunds, every command that
 * was given to ECPay for them, and the accounts to which money is transferred. Refunds an attempt
 * of payments and does not know what an order is.
 */
@ApplicationModule(allowedDependencies = {"job", "payment", "ledger", "money", "backoffice", "web"})
@NullMarked
package tw.jiean.marketplace.refund;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
