package tw.jiean.marketplace.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
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
  private final EmailConfirmation confirmation;
  private final Clock clock;

  Accounts(
      AccountRepository repository,
      Passwords passwords,
      EmailConfirmation confirmation,
      Clock clock) {
    this.repository = repository;
    this.passwords = passwords;
    this.confirmation = confirmation;
    this.clock = clock;
  }

  /** Makes an account whose owner gets mails in Chinese. */
  @Transactional
  public SignUpResult signUp(NewAccount account) {
    return signUp(account, Locale.TAIWAN);
  }

  /**
   * Makes an account that can buy and sell, or says what is wrong with the input. The owner is
   * asked to confirm the address.
   *
   * @param language of the mails to the owner
   */
  @Transactional
  public SignUpResult signUp(NewAccount account, Locale language) {
    SignUpResult result = create(account, Role.MEMBER, language);
    if (result instanceof SignUpResult.SignedUp(AccountId id)) {
      confirmation.request(id, account.email(), language);
    }
    return result;
  }

  /** Makes an account for the back office. Never reachable from a page. */
  @Transactional
  public SignUpResult createOperator(NewAccount account) {
    return confirmed(create(account, Role.OPERATOR, Locale.TAIWAN));
  }

  /** Makes an account whose address needs no confirming, because nobody reads its mail. */
  @Transactional
  public SignUpResult createForDemo(NewAccount account) {
    return confirmed(create(account, Role.MEMBER, Locale.TAIWAN));
  }

  private SignUpResult confirmed(SignUpResult result) {
    if (result instanceof SignUpResult.SignedUp(AccountId id)) {
      repository.confirm(id, clock.instant());
    }
    return result;
  }

  private SignUpResult create(NewAccount account, Role role, Locale language) {
    List<AccountProblem> problems = account.problems();
    if (!problems.isEmpty()) {
      return new SignUpResult.Refused(problems);
    }
    String encoded = passwords.encode(account.password());
    Instant now = clock.instant();
    return repository
        .insert(account.email(), account.displayName(), role, encoded, language, now)
        .<SignUpResult>map(SignUpResult.SignedUp::new)
        .orElseGet(() -> new SignUpResult.Refused(List.of(AccountProblem.EMAIL_TAKEN)));
  }

  /**
   * In which language the person wants mails: the last choice. Empty when the account is closed.
   */
  public Optional<Locale> language(AccountId id) {
    return repository.findStored(id).map(StoredAccount::language);
  }

  /** Remembers which language the person has chosen. */
  @Transactional
  public void speak(AccountId id, Locale language) {
    repository.updateLanguage(id, language);
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

  /**
   * People whose name or address contains a text, whatever its case and width: those of exactly
   * this name first, then the newest.
   */
  public List<AccountId> search(String text, int limit) {
    return repository.containing(text, limit);
  }

  /** Everybody who works in the back office. */
  public List<AccountId> operators() {
    return repository.operators();
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
