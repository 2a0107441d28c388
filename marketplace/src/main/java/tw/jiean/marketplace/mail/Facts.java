package tw.jiean.marketplace.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import tw.jiean.marketplace.order.Order;

/** The lines of a mail's table, in one language. */
final class Facts {

  private final Locale language;
  private final MessageSource texts;
  private final List<Letter.Fact> lines = new ArrayList<>();

  Facts(Locale language, MessageSource texts) {
    this.language = language;
    this.texts = texts;
  }

  /** What is ordered, and its number. */
  Facts order(Order order) {
    add("service", order.terms().title());
    add("plan", order.terms().planTitle());
    return exact("order-no", order.number().value());
  }

  /** A line, or none for null. */
  Facts add(String name, @Nullable Object value) {
    if (value != null) {
      lines.add(new Letter.Fact(name(name), value.toString(), false));
    }
    return this;
  }

  /** A line whose value is one of the product's texts. */
  Facts text(String name, String key, Object... arguments) {
    return add(name, texts.getMessage(key, arguments, language));
  }

  /** A line that is read, or typed, character by character. */
  Facts exact(String name, String value) {
    lines.add(new Letter.Fact(name(name), value, true));
    return this;
  }

  List<Letter.Fact> list() {
    return List.copyOf(lines);
  }

  private String name(String name) {
    return texts.getMessage("mail.fact." + name, null, language);
  }
}
