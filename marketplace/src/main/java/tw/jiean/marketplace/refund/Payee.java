package tw.jiean.marketplace.refund;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * To whose bank account money is transferred. Personal: {@code toString} hides all of it.
 *
 * @param bankCode 3 digits of the bank, with 4 more of the branch if need be
 * @param account 5 to 16 digits
 * @param name the account's owner, 1 to 60 characters
 */
record Payee(String bankCode, String account, String name) {

  private static final Pattern BANK = Pattern.compile("[0-9]{3}([0-9]{4})?");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{5,16}");
  private static final int LONGEST_NAME = 60;

  /** Refuses what {@link #wrongField} names. */
  Payee {
    wrongField(bankCode, account, name)
        .ifPresent(field -> {
          throw new IllegalArgumentException("A payee's " + field + " is not valid");
        });
  }

  /** The name of the first input that no bank would take. */
  private static Optional<String> wrongField(String bankCode, String account, String name) {
    if (!BANK.matcher(bankCode).matches()) {
      return Optional.of("bank_code");
    }
    if (!ACCOUNT.matcher(account).matches()) {
      return Optional.of("account");
    }
    return name.isBlank() || name.length() > LONGEST_NAME
        ? Optional.of("payee_name")
        : Optional.empty();
  }

  /**
   * As somebody typed it: with blanks around, and blanks or dashes within the account. The one rule
   * for operators and buyers.
   */
  record Typed(String bankCode, String account, String name) {

    Typed {
      bankCode = bankCode.strip();
      account = account.replaceAll("[\\s-]", "");
      name = name.strip();
    }

    /** The name of the first input that no bank would take. */
    Optional<String> wrongField() {
      return Payee.wrongField(bankCode, account, name);
    }

    Payee payee() {
      return new Payee(bankCode, account, name);
    }

    @Override
    public String toString() {
      return "Payee.Typed[hidden]";
    }
  }

  @Override
  public String toString() {
    return "Payee[hidden]";
  }
}
