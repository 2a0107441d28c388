package tw.jiean.marketplace.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tw.jiean.marketplace.page.PlainText;

/**
 * What somebody had written into a form that was sent too late, after the session that it belonged
 * to: shown once more, so that it can be copied. Nothing of it is kept. Only words are shown, no
 * numbers, addresses or codes, and nothing from a field whose name tells of a secret.
 *
 * @param texts in the order of the form
 */
record LostForm(List<String> texts) {

  static final LostForm NOTHING = new LostForm(List.of());

  private static final String KEPT = LostForm.class.getName();
  private static final int MOST = 20;
  private static final int LONGEST = 10_000;

  /** What such fields hold is typed again; the owner of a bank account belongs to it. */
  private static final Pattern SECRET =
      Pattern.compile(
          "csrf|password|secret|token|code|credential|passkey|card|bank|account|payee|email|user"
              + "|request_id",
          Pattern.CASE_INSENSITIVE);

  LostForm {
    texts = List.copyOf(texts);
  }

  /** Has the error page of this request show it. */
  static void show(HttpServletRequest request) {
    request.setAttribute(KEPT, of(request));
  }

  /** What the error page of this request shows. */
  static LostForm in(HttpServletRequest request) {
    return request.getAttribute(KEPT) instanceof LostForm lost ? lost : NOTHING;
  }

  /** Nothing of what another site's form sends: its words would look like ours. */
  private static LostForm of(HttpServletRequest request) {
    if (!"same-origin".equals(request.getHeader("Sec-Fetch-Site"))) {
      return NOTHING;
    }
    return new LostForm(
        request.getParameterMap().entrySet().stream()
            .filter(field -> !SECRET.matcher(field.getKey()).find())
            .map(Map.Entry::getValue)
            .map(values -> PlainText.asWritten(values[0]))
            .filter(LostForm::isWritten)
            .map(text -> PlainText.shortened(text, LONGEST))
            .limit(MOST)
            .toList());
  }

  /** It has a letter, and a blank or a character beyond ASCII: somebody's words, and no number. */
  private static boolean isWritten(String text) {
    return text.codePoints().anyMatch(Character::isLetter)
        && text.chars().anyMatch(c -> c > 0x7F || Character.isWhitespace(c));
  }

  /** Without the texts, which are nothing for a log. */
  @Override
  public String toString() {
    return "LostForm[" + texts.size() + "]";
  }
}
