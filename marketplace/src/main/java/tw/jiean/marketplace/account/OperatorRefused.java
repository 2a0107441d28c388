package tw.jiean.marketplace.account;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The settings name a first operator whom the rules for accounts do not allow. */
final class OperatorRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OperatorRefused(List<AccountProblem> problems) {
    super(
        "JIEAN_OPERATOR_EMAIL or JIEAN_OPERATOR_PASSWORD cannot be used: "
            + problems.stream()
                .map(problem -> problem.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "))
            + ".");
  }
}
