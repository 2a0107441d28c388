/**
 * The staff's desk for disputes. When one is opened, everything that is on record is sealed here:
 * the terms, what was asked and answered, deliveries, messages, files with their hashes, and who
 * has seen what. Staff read it, and rule; from a sum on that takes two of them. Moving order and
 * money is {@code order}'s.
 */
@ApplicationModule(
    allowedDependencies = {
      "account",
      "attachment",
      "messaging",
      "order",
      "money",
      "backoffice",
      "page"
    })
@NullMarked
package tw.jiean.marketplace.dispute;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
