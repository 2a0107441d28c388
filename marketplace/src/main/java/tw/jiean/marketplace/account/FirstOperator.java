package tw.jiean.marketplace.account;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Makes the operator that the settings name, once. Without one, nobody opens the back office. */
@Component
class FirstOperator implements ApplicationRunner {

  private static final Logger LOG = LoggerFactory.getLogger(FirstOperator.class);
  private static final String DISPLAY_NAME = "Operator";

  private final OperatorProperties properties;
  private final Accounts accounts;

  FirstOperator(OperatorProperties properties, Accounts accounts) {
    this.properties = properties;
    this.accounts = accounts;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!properties.isGiven()) {
      return;
    }
    Optional<AccountSummary> existing = accounts.findByEmail(properties.email());
    if (existing.isEmpty()) {
      create();
    } else if (existing.get().role() != Role.OPERATOR) {
      LOG.warn(
          "jiean.operator.email names account {}, which buys and sells: give another address",
          existing.get().id());
    }
  }

  private void create() {
    NewAccount operator = new NewAccount(properties.email(), DISPLAY_NAME, properties.password());
    switch (accounts.createOperator(operator)) {
      case SignUpResult.SignedUp(AccountId id) -> LOG.info("Made operator account {}", id);
      case SignUpResult.Refused(List<AccountProblem> problems) ->
          throw new OperatorRefused(problems);
    }
  }
}
