package tw.jiean.marketplace.backoffice;

import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an operator had typed when he was asked who it is: waits in the session, and is shown once.
 *
 * @param path of the command's page
 */
record KeptForm(String path, String reason, LinkedHashMap<String, String> inputs, String requestId)
    implements Serializable {

  private static final String KEPT = KeptForm.class.getName();

  /** No browser lets anybody type more into a field of such a form. */
  private static final int LONGEST = 1000;

  static void keep(HttpSession session, String path, CommandForm form) {
    LinkedHashMap<String, String> inputs = new LinkedHashMap<>();
    form.inputs().forEach((name, value) -> inputs.put(name, shortened(value)));
    session.setAttribute(
        KEPT, new KeptForm(path, shortened(form.reason()), inputs, form.requestId()));
  }

  private static String shortened(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }

  /** What was typed into the form of this path; nothing waits any more after that. */
  static Optional<CommandForm> take(HttpSession session, String path) {
    if (!(session.getAttribute(KEPT) instanceof KeptForm kept) || !kept.path.equals(path)) {
      return Optional.empty();
    }
    forget(session);
    return Optional.of(new CommandForm(kept.reason, kept.inputs, Map.of(), kept.requestId));
  }

  static void forget(HttpSession session) {
    session.removeAttribute(KEPT);
  }
}
