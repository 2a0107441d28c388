package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.account.AccountId;

/** Every mail in both languages, whatever people have written. */
@MarketplaceTest
class LetterWriterIT {

  private static final Path WORDS = Path.of("src/main/resources/messages/mail_zh_TW.properties");

  @Autowired private LetterWriter writer;
  @Autowired private MessageSource messages;

  /** One kind as one side is told of it. */
  record Side(MailKind kind, String voice) {}

  /** As the message file has them. */
  static List<Side> sides() throws IOException {
    Properties texts = new Properties();
    try (Reader reader = Files.newBufferedReader(WORDS)) {
      texts.load(reader);
    }
    return texts.stringPropertyNames().stream()
        .map(key -> key.split("\\."))
        .filter(key -> key.length == 4 && key[3].equals("subject"))
        .map(key -> new Side(MailKind.ofWord(key[1]).orElseThrow(), key[2]))
        .sorted((a, b) -> a.toString().compareTo(b.toString()))
        .toList();
  }

  static Stream<Arguments> sidesAndLanguages() throws IOException {
    return sides().stream()
        .flatMap(side ->
            Stream.of(Locale.TAIWAN, Locale.ENGLISH).map(locale -> Arguments.of(side, locale)));
  }

  @Test
  void everyKindHasWords() throws IOException {
    assertThat(sides().stream().map(Side::kind).collect(Collectors.toSet()))
        .isEqualTo(EnumSet.allOf(MailKind.class));
  }

  @ParameterizedTest
  @MethodSource("sidesAndLanguages")
  void everyMailIsCompleteInEveryLanguage(Side side, Locale locale) {
    Draft draft = draft(side, locale, "插畫", "陳設計");
    Letter letter = writer.write(draft);

    for (String text :
        List.of(letter.subject(), letter.plainText(), writer.html(letter), notice(draft))) {
      assertThat(text).doesNotContain("{", "}", "mail.", "??", "order.method", "null");
    }
    assertThat(letter.plainText())
        .contains(
            "陳設計",
            "http://localhost:8080/orders/",
            letter.title(),
            "LLL22251222",
            "http://localhost:8080/");
    assertThat(writer.html(letter))
        .startsWith("<!DOCTYPE html>")
        .contains("lang=\"" + locale.toLanguageTag() + "\"", letter.action().url().toString())
        .doesNotContain("<img", "<script", "<link", "xmlns");
    if (locale.equals(Locale.ENGLISH)) {
      assertThat(letter.plainText().replaceAll("插畫|陳設計|理由|接案", ""))
          .doesNotContainPattern("\\p{IsHan}");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\r\nBcc: someone@example.com",
        "a\nSubject: other",
        "a\u0000b",
        "a\u0085b",
        "a\u2028Bcc: b",
        "a\tb"
      })
  void nothingInATitleBeginsAnotherHeader(String title) {
    Letter letter =
        writer.write(draft(new Side(MailKind.ORDER_FUNDED, "buyer"), Locale.TAIWAN, title, "陳"));

    assertThat(letter.subject()).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029]");
  }

  @Test
  void aLongTitleIsCutBetweenCharacters() {
    String emoji = "😀".repeat(200);

    String subject = LetterWriter.oneLine(emoji);

    assertThat(subject).isEqualTo("😀".repeat(149) + "…");
  }

  private String notice(Draft draft) {
    return messages.getMessage(
        draft.key("notice"), draft.arguments().toArray(), draft.to().locale());
  }

  private static Draft draft(Side side, Locale locale, String title, String other) {
    return new Draft(
        side.kind(),
        side.voice(),
        new Recipient(new AccountId(1), "陳設計", "someone@example.com", locale),
        List.of(title, other, "NT$1,200", "理由", "2026/11/29 23:59"),
        List.of(new Letter.Fact("Code", "LLL22251222", true)),
        "/orders/" + "A".repeat(26) + "/",
        Instant.EPOCH);
  }
}
