package tw.jiean.marketplace.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All accounts: signing up and looking up. */
@Component
public class Accounts {

  private final AccountRepository repository;
  private final Passwords passwords;
  private final Clock clock;

  Accounts(AccountRepository repository, Passwords passwords, Clock clock) {
    this.repository = repository;
    this.passwords = passwords;
    this.clock = clock;
  }

  /** Makes an account that can buy and sell, or says what is wrong with the input. */
  @Transactional
  public SignUpResult signUp(NewAccount account) {
    return create(account, Role.MEMBER);
  }

  /** Makes an account for the back office. Never reachable from a page. */
  @Transactional
  public SignUpResult createOperator(NewAccount account) {
    return create(account, Role.OPERATOR);
  }

  private SignUpResult create(NewAccount account, Role role) {
    List<AccountProblem> problems = account.problems();
    if (!problems.isEmpty()) {
      return new SignUpResult.Refused(problems);
    }
    String encoded = passwords.encode(account.password());
    Instant now = clock.instant();
    return repository
        .insert(account.email(), account.displayName(), role, encoded, now)
        .<SignUpResult>map(SignUpResult.SignedUp::new)
        .orElseGet(() -> new SignUpResult.Refused(List.of(AccountProblem.EMAIL_TAKEN)));
  }

  /** The account with this id. */
  public Optional<AccountSummary> find(AccountId id) {
    return Optional.ofNullable(findAll(List.of(id)).get(id));
  }

  /** Those of the ids that exist, in one query. */
  public Map<AccountId, AccountSummary> findAll(Collection<AccountId> ids) {
    return repository.findAll(ids).stream()
        .collect(Collectors.toUnmodifiableMap(AccountSummary::id, Function.identity()));
  }

  /** The account with this e-mail address, whatever its letter case. */
  public Optional<AccountSummary> findByEmail(String email) {
    return Optional.of(EmailAddress.normalise(email))
        .filter(EmailAddress::isPossible)
        .flatMap(repository::findByEmail);
  }

  /** What everybody may know of a person: for the page of a service, for instance. */
  public Optional<Profile> profile(AccountId id) {
    return repository.findProfile(id);
  }
}
