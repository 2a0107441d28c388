/**
 * The books: every movement of money as one transfer between two accounts, written once and never
 * changed. Owns the table {@code ledger_transfer}, with {@code ledger_turnover} beside it, and says
 * which moves there are; that a move happened, and from which cause, is known by the modules that
 * post it, in their own transaction.
 */
@ApplicationModule(allowedDependencies = {"job", "money", "backoffice"})
@NullMarked
package tw.jiean.marketplace.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
