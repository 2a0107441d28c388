package tw.jiean.marketplace.backoffice;

import java.util.Locale;

/** Under which heading of the first page a list stands, in the order of the page. */
public enum AdminGroup {
  /** What was bought, and what the parties do not agree about. */
  ORDERS,
  /** Money that comes in and goes back. */
  PAYMENTS,
  /** The ledger, and its comparison with ECPay's files. */
  BOOKS,
  /** What is offered, and what is said about it. */
  CATALOGUE,
  /** Members, and what the site and its operators did. */
  SITE;

  String titleKey() {
    return "backoffice.group." + name().toLowerCase(Locale.ROOT);
  }
}
