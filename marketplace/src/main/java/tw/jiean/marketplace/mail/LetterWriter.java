package tw.jiean.marketplace.mail;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.marketplace.page.PlainText;
import tw.jiean.marketplace.web.JieanProperties;

/** Puts drafts into the words of their readers, and letters into HTML. */
@Component
class LetterWriter {

  private static final int LONGEST_SUBJECT = 150;
  private static final Pattern LINE_BREAKS = Pattern.compile("\\R");
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}&&[^\\u200C\\u200D]]");

  private final MessageSource messages;
  private final TemplateEngine templates;
  private final JieanProperties site;
  private final MailSettings settings;
  private final UnsubscribeLinks unsubscribe;
  private final EcpayProperties ecpay;

  LetterWriter(
      MessageSource messages,
      TemplateEngine templates,
      JieanProperties site,
      MailSettings settings,
      UnsubscribeLinks unsubscribe,
      EcpayProperties ecpay) {
    this.messages = messages;
    this.templates = templates;
    this.site = site;
    this.settings = settings;
    this.unsubscribe = unsubscribe;
    this.ecpay = ecpay;
  }

  Letter write(Draft draft) {
    Locale locale = draft.to().locale();
    Object[] arguments = words(draft, " ");
    return new Letter(
        locale.toLanguageTag(),
        text(locale, "mail.site"),
        subject(text(locale, draft.key("subject"), arguments)),
        ecpay.realMoney() ? null : text(locale, "mail.test-mode"),
        text(locale, "mail.greeting", visible(draft.to().name(), " ")),
        text(locale, draft.key("title"), arguments),
        List.of(text(locale, draft.key("text"), words(draft, Character.toString('\n')))),
        List.of(text(locale, draft.key("text"), words(draft, "\n> "))),
        draft.facts().stream()
            .map(fact -> new Letter.Fact(fact.label(), visible(fact.value(), " "), fact.exact()))
            .toList(),
        new Letter.Link(
            text(locale, draft.key("action"), arguments), site.publicUrl().resolve(draft.path())),
        Stream.concat(
                Stream.of(text(locale, "mail.why." + draft.why())),
                settings.reachable().map(address -> text(locale, "mail.contact", address)).stream())
            .toList(),
        links(draft, locale));
  }

  private List<Letter.Link> links(Draft draft, Locale locale) {
    Letter.Link wishes =
        new Letter.Link(
            text(locale, "mail.to-wishes"), site.publicUrl().resolve("/account/notices/"));
    Topic topic = draft.kind().topic();
    return topic.isOptional()
        ? List.of(
            wishes,
            new Letter.Link(
                text(locale, "mail.to-off"), unsubscribe.of(draft.to().account(), topic)))
        : List.of(wishes);
  }

  String html(Letter letter) {
    StringOutput html = new StringOutput();
    templates.render("mail/letter.jte", letter, html);
    return html.toString();
  }

  private String text(Locale locale, String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  private static Object[] words(Draft draft, String lineBreak) {
    return draft.arguments().stream().map(word -> visible(word, lineBreak)).toArray();
  }

  /**
   * What people wrote, without what nobody sees and what turns the direction of the text after it;
   * both let one text pass for another. Joiners stay, because families of emoji are made with them.
   */
  private static String visible(String text, String lineBreak) {
    return LINE_BREAKS
        .splitAsStream(text.strip())
        .map(line -> INVISIBLE.matcher(line.replace('\t', ' ')).replaceAll("").strip())
        .filter(line -> !line.isEmpty())
        .collect(Collectors.joining(lineBreak));
  }

  /** Titles of listings stand in subjects, and must not begin another header. */
  private static String subject(String text) {
    return PlainText.shortened(PlainText.line(text), LONGEST_SUBJECT);
  }
}
