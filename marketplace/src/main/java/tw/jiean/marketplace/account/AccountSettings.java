package tw.jiean.marketplace.account;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people change about their own account. */
@Component
class AccountSettings {

  private final AccountRepository repository;
  private final Passwords passwords;
  private final NewPasswords newPasswords;
  private final RateLimits limits;
  private final Clock clock;

  AccountSettings(
      AccountRepository repository,
      Passwords passwords,
      NewPasswords newPasswords,
      RateLimits limits,
      Clock clock) {
    this.repository = repository;
    this.passwords = passwords;
    this.newPasswords = newPasswords;
    this.limits = limits;
    this.clock = clock;
  }

  /** What is wrong with it; when nothing is, it is stored. */
  @Transactional
  List<AccountProblem> change(AccountId id, ProfileForm form) {
    List<AccountProblem> problems = AccountProblem.of(form);
    if (problems.isEmpty()) {
      repository.updateProfile(id, form.displayName(), form.bio(), clock.instant());
    }
    return problems;
  }

  /** What is wrong with it; when nothing is, the new password holds from now on. */
  @Transactional
  List<AccountProblem> changePassword(SignedInAccount account, PasswordForm form) {
    List<AccountProblem> wrong = prove(account, form.currentPassword());
    return wrong.isEmpty()
        ? newPasswords.set(repository.lock(account.id()).orElseThrow(), form.password())
        : wrong;
  }

  /**
   * Asks for the password again, before what a stranger at an open browser must not do. What is
   * wrong with it; it can be tried as often as at sign-in.
   */
  List<AccountProblem> prove(SignedInAccount account, String password) {
    if (password.isEmpty()) {
      return List.of(AccountProblem.PASSWORD_MISSING);
    }
    String subject = account.id().toString();
    if (limits.take(Limits.PASSWORD_AGAIN, subject).isPresent()) {
      return List.of(AccountProblem.PASSWORD_TOO_OFTEN);
    }
    if (!passwords.match(password, repository.findStored(account.id()))) {
      return List.of(AccountProblem.PASSWORD_WRONG);
    }
    limits.giveBack(Limits.PASSWORD_AGAIN, subject);
    return List.of();
  }
}
