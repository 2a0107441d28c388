package tw.jiean.marketplace.mail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What one person is told, before it is put into words.
 *
 * @param voice which of the words of the kind are meant: {@code buyer}, {@code seller} or {@code
 *     staff}
 * @param arguments what stands in the words, in the order of their numbers
 * @param facts a table below the words
 * @param path the page where he goes on
 * @param at when it happened
 */
record Draft(
    MailKind kind,
    String voice,
    Recipient to,
    List<String> arguments,
    List<Letter.Fact> facts,
    String path,
    Instant at) {

  static final String BUYER = "buyer";
  static final String SELLER = "seller";

  /** The voice for operators. */
  static final String STAFF = "staff";

  /** Cuts the moment to what the database keeps, which would round it up beyond later news. */
  Draft {
    at = at.truncatedTo(ChronoUnit.MICROS);
  }

  /** The same, as of another moment. */
  Draft at(Instant moment) {
    return new Draft(kind, voice, to, arguments, facts, path, moment);
  }

  /** Why he is told, as the end of the key of the text that says so. */
  String why() {
    return voice.equals(STAFF) ? STAFF : kind.topic().word();
  }

  /** The key of one of its texts. */
  String key(String part) {
    return key(kind.word(), voice, part);
  }

  static String key(String kind, String voice, String part) {
    return "mail." + kind + "." + voice + "." + part;
  }
}
