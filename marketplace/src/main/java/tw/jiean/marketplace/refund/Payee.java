package tw.jiean.marketplace.refund;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** Refuses what {@link #wrongFields} names. */
  Payee {
    List<String> wrong = wrongFields(bankCode, account, name);
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("Not valid of a payee: " + wrong);
    }
  }

  /** The names of the inputs that no bank would take, as they follow one another in a form. */
  private static List<String> wrongFields(String bankCode, String account, String name) {
    return Stream.of(
            BANK.matcher(bankCode).matches() ? null : "bank_code",
            ACCOUNT.matcher(account).matches() ? null : "account",
            name.isBlank() || name.length() > LONGEST_NAME ? "payee_name" : null)
        .filter(Objects::nonNull)
        .toList();
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

    /** The names of the inputs that no bank would take, as they follow one another in a form. */
    List<String> wrongFields() {
      return Payee.wrongFields(bankCode, account, name);
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
