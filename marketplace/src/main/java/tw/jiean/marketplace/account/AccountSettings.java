package tw.jiean.marketplace.account;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people change about their own account. */
@Component
class AccountSettings {

  private final AccountRepository repository;
  private final Passwords passwords;
  private final Clock clock;

  AccountSettings(AccountRepository repository, Passwords passwords, Clock clock) {
    this.repository = repository;
    this.passwords = passwords;
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
    Optional<StoredAccount> stored = repository.findStored(account.email());
    if (!passwords.match(form.currentPassword(), stored)) {
      return List.of(AccountProblem.PASSWORD_WRONG);
    }
    List<AccountProblem> problems = AccountProblem.ofPassword(form.password(), account.email());
    if (problems.isEmpty()) {
      String encoded = passwords.encode(form.password());
      repository.updatePassword(account.id(), encoded, clock.instant());
    }
    return problems;
  }
}
