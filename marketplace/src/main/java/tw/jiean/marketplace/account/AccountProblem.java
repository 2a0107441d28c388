package tw.jiean.marketplace.account;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tw.jiean.marketplace.page.PlainText;

/** One rule for accounts that some input breaks. Its text is {@code account.problem.<code>}. */
public enum AccountProblem {
  /** Not one address of at most 254 ASCII characters. */
  EMAIL_INVALID("email"),
  /** Another account has it. */
  EMAIL_TAKEN("email"),
  /** No name at all. */
  DISPLAY_NAME_MISSING("displayName"),
  /** More than 40 characters. */
  DISPLAY_NAME_TOO_LONG("displayName"),
  /** Line breaks or other control characters in a name. */
  DISPLAY_NAME_UNPRINTABLE("displayName"),
  /** More than 1,000 characters about oneself. */
  BIO_TOO_LONG("bio"),
  /** Fewer than 8 characters. */
  PASSWORD_TOO_SHORT("password"),
  /** More than 72 bytes in UTF-8: bcrypt would ignore the rest. */
  PASSWORD_TOO_LONG("password"),
  /** Guessed at once: few different characters, or made of the e-mail address. */
  PASSWORD_TOO_EASY("password"),
  /** One of those that people choose most. */
  PASSWORD_COMMON("password"),
  /** No password was given to prove who it is. */
  PASSWORD_MISSING("currentPassword"),
  /** The password given to prove who it is is another. */
  PASSWORD_WRONG("currentPassword"),
  /** The password was asked for again, and tried too often. */
  PASSWORD_TOO_OFTEN("currentPassword"),
  /** The account has this address already. */
  EMAIL_SAME("email");

  /** An emoji and what joins it to the next; between letters nobody would see that. */
  private static final Pattern JOINED_EMOJI =
      Pattern.compile(
          "\\p{IsExtended_Pictographic}[\\uFE0F\\x{1F3FB}-\\x{1F3FF}]?\\u200D"
              + "(?=\\p{IsExtended_Pictographic})");

  private static final int MAX_DISPLAY_NAME_CHARACTERS = 40;
  private static final int MAX_BIO_CHARACTERS = 1000;
  private static final int MIN_PASSWORD_CHARACTERS = 8;
  private static final int MAX_PASSWORD_BYTES = 72;
  private static final int MIN_DIFFERENT_CHARACTERS = 4;

  private final String field;

  AccountProblem(String field) {
    this.field = field;
  }

  /** The form field that it is about. */
  public String field() {
    return field;
  }

  /** The key of its text. */
  public String messageKey() {
    return "account.problem." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static List<AccountProblem> of(NewAccount account) {
    List<AccountProblem> problems = new ArrayList<>();
    if (!EmailAddress.isPossible(account.email())) {
      problems.add(EMAIL_INVALID);
    }
    problems.addAll(ofDisplayName(account.displayName()));
    problems.addAll(ofPassword(account.password(), account.email()));
    return problems;
  }

  static List<AccountProblem> ofEmail(String address) {
    return EmailAddress.isPossible(address) ? List.of() : List.of(EMAIL_INVALID);
  }

  static List<AccountProblem> of(ProfileForm profile) {
    List<AccountProblem> problems = new ArrayList<>(ofDisplayName(profile.displayName()));
    if (profile.bio().length() > MAX_BIO_CHARACTERS) {
      problems.add(BIO_TOO_LONG);
    }
    return problems;
  }

  private static List<AccountProblem> ofDisplayName(String name) {
    if (name.isBlank()) {
      return List.of(DISPLAY_NAME_MISSING);
    }
    if (name.length() > MAX_DISPLAY_NAME_CHARACTERS) {
      return List.of(DISPLAY_NAME_TOO_LONG);
    }
    return JOINED_EMOJI
            .matcher(name)
            .replaceAll("")
            .codePoints()
            .allMatch(AccountProblem::isPrintable)
        ? List.of()
        : List.of(DISPLAY_NAME_UNPRINTABLE);
  }

  static List<AccountProblem> ofPassword(String password, String email) {
    if (PlainText.length(password) < MIN_PASSWORD_CHARACTERS) {
      return List.of(PASSWORD_TOO_SHORT);
    }
    if (password.getBytes(StandardCharsets.UTF_8).length > MAX_PASSWORD_BYTES) {
      return List.of(PASSWORD_TOO_LONG);
    }
    boolean easy =
        password.codePoints().distinct().count() < MIN_DIFFERENT_CHARACTERS
            || email.contains(password.toLowerCase(Locale.ROOT));
    if (easy) {
      return List.of(PASSWORD_TOO_EASY);
    }
    return CommonPasswords.contain(password) ? List.of(PASSWORD_COMMON) : List.of();
  }

  /** Direction marks and the like would let a name pose as another. */
  private static boolean isPrintable(int character) {
    int type = Character.getType(character);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.LINE_SEPARATOR
        && type != Character.PARAGRAPH_SEPARATOR
        && type != Character.SURROGATE
        && type != Character.UNASSIGNED;
  }
}
