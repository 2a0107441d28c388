/**
 * Tells people what happened: by mail and by notices on the site. Listens to the events of other
 * modules and nobody calls it. What happened is kept in the transaction in which it happened; who
 * is told what, in which words, is worked out afterwards. Owns the outbox, notices, mails and what
 * people want to be told by mail.
 */
@ApplicationModule(
    allowedDependencies = {
      "account",
      "order",
      "payment",
      "refund",
      "messaging",
      "review",
      "job",
      "money",
      "backoffice",
      "web",
      "page"
    })
@NullMarked
package tw.jiean.marketplace.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
