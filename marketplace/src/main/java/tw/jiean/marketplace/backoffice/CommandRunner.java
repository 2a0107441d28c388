package tw.jiean.marketplace.backoffice;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs commands. The deed and its audit entry commit together; a refusal is rolled back and
 * recorded by itself, so that attempts are seen as well.
 */
@Component
class CommandRunner {

  private static final String NOT_NOW = "backoffice.problem.not-now";

  private final TransactionTemplate transaction;
  private final AuditLog audit;

  CommandRunner(PlatformTransactionManager transactions, AuditLog audit) {
    this.transaction = new TransactionTemplate(transactions);
    this.audit = audit;
  }

  /** Runs a command with a complete form. */
  AdminOutcome run(
      AdminCommand command, AdminList list, String key, String actor, CommandForm form) {
    AdminOutcome outcome =
        transaction.execute(status -> {
          AdminOutcome result = attempt(command, list, key, actor, form);
          switch (result) {
            case AdminOutcome.Done done -> {
              String object = done.key() == null ? key : done.key();
              audit.record(entry(command, object, actor, form, null));
            }
            case AdminOutcome.Refused refused -> status.setRollbackOnly();
          }
          return result;
        });
    switch (outcome) {
      case AdminOutcome.Done done -> {
        if (done.afterwards() != null) {
          done.afterwards().run();
        }
      }
      case AdminOutcome.Refused refused ->
          transaction.executeWithoutResult(
              status -> audit.record(entry(command, key, actor, form, refused.messageKey())));
    }
    return outcome;
  }

  private static AdminOutcome attempt(
      AdminCommand command, AdminList list, String key, String actor, CommandForm form) {
    AdminRow row = command.onObject() ? list.find(key).orElse(AdminRow.NONE) : AdminRow.NONE;
    boolean offered =
        row != AdminRow.NONE && (command.offeredFor(row) || command.knowsItsRequests());
    if (command.onObject() && !offered) {
      return AdminOutcome.refused(NOT_NOW);
    }
    return command.run(
        new AdminCall(key, row, actor, form.reason(), form.inputs(), form.requestId()));
  }

  private static AuditEntry entry(
      AdminCommand command, String object, String actor, CommandForm form, @Nullable String why) {
    String inputs =
        command.inputs().stream()
            .map(input -> input.name() + "=" + audited(input, form))
            .collect(Collectors.joining("\n"));
    return new AuditEntry(
        actor, command.list(), object, command.name(), form.reason(), inputs, why);
  }

  private static String audited(AdminInput input, CommandForm form) {
    String value = form.inputs().getOrDefault(input.name(), "");
    return input.personal() && !value.isEmpty() ? "•••" : value;
  }
}
