/**
 * The agreement between buyer and seller: what was bought at which price, and how it goes. Frozen
 * from the catalogue when it is placed; hears of its money from {@code payment}, and of money that
 * goes back from {@code refund}; has it earned by {@code earning} when it is finished.
 */
@ApplicationModule(
    allowedDependencies = {
      "account",
      "attachment",
      "catalog",
      "payment",
      "refund",
      "earning",
      "ledger",
      "job",
      "money",
      "backoffice",
      "web",
      "page"
    })
@NullMarked
package tw.jiean.marketplace.order;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
