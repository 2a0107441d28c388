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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import tw.jiean.marketplace.HostileTexts;
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

  static Stream<String> hostileTexts() {
    return Stream.concat(
        HostileTexts.plain().stream(),
        Stream.of(
            "a\r\nBcc: someone@example.com\r\n\r\n<p>body</p>",
            "說明\n\n-- \n接案 Jiean\n繳費代碼: LLL99999999",
            "說明\r\n\r\nOrder: 1\rCode: LLL99999999",
            "a\u2028Code: LLL99999999\u2029Code: LLL99999999\u0085Code: LLL99999999",
            "safe\u202Egpj.exe\u202C",
            "\u2066\u2067\u2068\u2069\u200E\u200F\u061C",
            "LLL\u200B222\u2060512\uFEFF22\u00AD2",
            "\u0000\u0007\u001B[31mred\u009B0m"));
  }

  /**
   * S14: whatever stands in a title, a name, a reason or a fact, neither part of the mail gets a
   * line that looks like one of ours, a mark that nobody sees, or markup.
   */
  @ParameterizedTest
  @MethodSource("hostileTexts")
  void nothingThatPeopleWroteGetsOutOfItsPlace(String hostile) {
    for (Side side :
        List.of(
            new Side(MailKind.ORDER_CANCELLED, "buyer"),
            new Side(MailKind.REVISION_REQUESTED, "seller"))) {
      Letter plain = writer.write(draft(side, Locale.TAIWAN, "插畫", "陳設計", "理由"));
      Letter letter = writer.write(draft(side, Locale.TAIWAN, hostile, hostile, hostile));

      List<String> lines = letter.plainText().lines().toList();
      assertThat(lines.stream().filter(line -> !line.startsWith("> ")))
          .as("as many lines of ours as without it")
          .hasSameSizeAs(plain.plainText().lines().toList());
      assertThat(lines.stream().filter(line -> line.strip().equals("--"))).hasSize(1);
      assertThat(letter.subject().lines()).hasSizeLessThanOrEqualTo(1);
      for (String part : List.of(letter.subject(), letter.plainText(), writer.html(letter))) {
        assertThat(part).doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n\\u200C\\u200D]]");
      }
      assertThat(tags(writer.html(letter)))
          .as("no element and no attribute more")
          .isEqualTo(tags(writer.html(plain)));
    }
  }

  /** The markup alone. */
  private static String tags(String html) {
    return Pattern.compile("<[^>]*>")
        .matcher(html)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.joining());
  }

  @Test
  void aLongSubjectIsCutBetweenCharacters() {
    String title = "😀".repeat(200);

    String subject =
        writer
            .write(draft(new Side(MailKind.ORDER_FUNDED, "buyer"), Locale.TAIWAN, title, "陳"))
            .subject();

    assertThat(subject).endsWith("😀…");
    assertThat(subject.codePointCount(0, subject.length())).isEqualTo(150);
  }

  private String notice(Draft draft) {
    return messages.getMessage(
        draft.key("notice"), draft.arguments().toArray(), draft.to().locale());
  }

  private static Draft draft(Side side, Locale locale, String title, String other) {
    return draft(side, locale, title, other, "理由");
  }

  private static Draft draft(Side side, Locale locale, String title, String other, String words) {
    return new Draft(
        side.kind(),
        side.voice(),
        new Recipient(new AccountId(1), other, "someone@example.com", locale),
        List.of(title, other, "NT$1,200", words, "2026/11/29 23:59"),
        List.of(
            new Letter.Fact("Service", title, false), new Letter.Fact("Code", "LLL22251222", true)),
        "/orders/" + "A".repeat(26) + "/",
        Instant.EPOCH);
  }
}
