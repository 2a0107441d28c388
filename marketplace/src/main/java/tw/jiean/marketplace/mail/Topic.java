package tw.jiean.marketplace.mail;

import java.util.Locale;

/** What mails are about, as people choose which of them they want. */
enum Topic {
  /** Paying, receipts, money that goes back. Always sent. */
  MONEY,
  /** Signing in and the account itself. Always sent. */
  SECURITY,
  /** How orders go on. */
  ORDERS,
  /** What the other party of an order says. */
  MESSAGES;

  /** Whether a person may do without its mails; the notices on the site stay. */
  boolean isOptional() {
    return switch (this) {
      case MONEY, SECURITY -> false;
      case ORDERS, MESSAGES -> true;
    };
  }

  /** In the database, in addresses and in message keys, such as {@code orders}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
