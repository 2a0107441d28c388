package tw.jiean.marketplace.backoffice;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import tw.jiean.marketplace.page.PlainText;

/**
 * The form of a command: what was typed and what is wrong with it.
 *
 * @param reason why
 * @param inputs the extra fields by name
 * @param problems what is wrong, by name of the field; {@code ""} is the command as a whole
 * @param requestId the same for a form that is sent twice
 */
record CommandForm(
    String reason, Map<String, String> inputs, Map<String, Problem> problems, String requestId) {

  /** The field that holds the request's id. */
  static final String REQUEST = "request_id";

  private static final Pattern REQUEST_ID = Pattern.compile("[0-9a-f]{32}");

  static final int SHORTEST_REASON = 5;
  static final int LONGEST_REASON = 500;

  /** A text of a bundle with what it names. */
  record Problem(String messageKey, List<Object> arguments) {}

  /** The form before anything is typed: the extra fields say what the object says. */
  static CommandForm blank(AdminCommand command, AdminRow row) {
    Map<String, String> inputs = new LinkedHashMap<>();
    command.inputs().forEach(input -> inputs.put(input.name(), row.text(input.name())));
    return new CommandForm("", inputs, Map.of(), newRequest());
  }

  /** The form as it was posted. */
  static CommandForm posted(AdminCommand command, Map<String, String> parameters) {
    Map<String, Problem> problems = new LinkedHashMap<>();
    String reason = PlainText.paragraphs(parameters.getOrDefault("reason", ""));
    int length = PlainText.length(reason);
    if (length < SHORTEST_REASON || length > LONGEST_REASON) {
      problems.put(
          "reason",
          new Problem("backoffice.problem.reason", List.of(SHORTEST_REASON, LONGEST_REASON)));
    }
    Map<String, String> inputs = new LinkedHashMap<>();
    for (AdminInput input : command.inputs()) {
      String value = PlainText.line(parameters.getOrDefault(input.name(), ""));
      inputs.put(input.name(), value);
      if (value.isEmpty() && input.required()) {
        problems.put(input.name(), new Problem("backoffice.problem.missing", List.of()));
      } else if (PlainText.length(value) > input.longest()) {
        problems.put(
            input.name(), new Problem("backoffice.problem.too-long", List.of(input.longest())));
      }
    }
    String request = parameters.getOrDefault(REQUEST, "");
    return new CommandForm(
        reason, inputs, problems, REQUEST_ID.matcher(request).matches() ? request : newRequest());
  }

  boolean complete() {
    return problems.isEmpty();
  }

  /** The same form with the command's refusal. */
  CommandForm refused(AdminOutcome.Refused refusal) {
    Map<String, Problem> wrong = new LinkedHashMap<>();
    for (AdminOutcome.Wrong why : refusal.reasons()) {
      wrong.put(
          Objects.requireNonNullElse(why.field(), ""),
          new Problem(why.messageKey(), why.arguments()));
    }
    return new CommandForm(reason, inputs, wrong, requestId);
  }

  private static String newRequest() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
