package tw.jiean.marketplace.mail;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;

/** Looks up who is told, as the accounts have it now. */
@Component
class Recipients {

  private final Accounts accounts;

  Recipients(Accounts accounts) {
    this.accounts = accounts;
  }

  /** Everybody who works in the back office. */
  List<Recipient> operators() {
    return accounts.operators().stream().map(this::find).flatMap(Optional::stream).toList();
  }

  /** Empty when the account is gone: nobody is told then. */
  Optional<Recipient> find(AccountId id) {
    return accounts
        .language(id)
        .flatMap(language ->
            accounts
                .find(id)
                .map(account ->
                    new Recipient(account.id(), account.displayName(), account.email(), language)));
  }
}
