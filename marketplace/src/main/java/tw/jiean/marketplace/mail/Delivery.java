package tw.jiean.marketplace.mail;

/** The way by which mails leave. */
interface Delivery {

  /**
   * Sends one.
   *
   * @return whether it went to a mail server; else there is none, and it is kept to be looked at
   * @throws org.springframework.mail.MailException when it did not go, or nobody knows
   */
  boolean send(StoredMail mail);
}
