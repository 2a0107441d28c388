/**
 * The books are compared three ways each day: our attempts, our ledger, ECPay's statement files.
 * Owns the files' rows, the breaks between the three sides, and what ECPay has paid out. What ECPay
 * knows as paid and we do not is told to payments; what it paid out is posted to the ledger. A
 * comparison is made in the database: it reads attempts through the view {@code
 * reconciliation_attempt} and the books through {@code ledger_entry}.
 */
@ApplicationModule(allowedDependencies = {"job", "payment", "ledger", "money", "backoffice", "web"})
@NullMarked
package tw.jiean.marketplace.reconciliation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
