package tw.jiean.marketplace.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;
import tw.jiean.marketplace.web.PublicUrl;

/**
 * How mail leaves. The server is Spring's: {@code spring.mail.*}.
 *
 * @param from sender of every mail, such as {@code 接案 <hello@shop.example>}; needed with a server
 * @param contact where people reach a person; the sender when empty
 * @param interval how often is looked for what has to be told
 * @param keep how long notices, and mails that have left or were given up, are kept; at least 30
 *     days
 */
@ConfigurationProperties("jiean.mail")
@Validated
record MailSettings(
    @DefaultValue("") String from,
    @DefaultValue("") String contact,
    @DefaultValue("5s") Duration interval,
    @DefaultValue("365d") Duration keep) {

  /** Events can be told again for as long; what was told has to be known then. */
  private static final Duration KEEP_AT_LEAST = Duration.ofDays(30);

  MailSettings {
    if (keep.compareTo(KEEP_AT_LEAST) < 0) {
      throw new IllegalArgumentException(
          "jiean.mail.keep is at least " + KEEP_AT_LEAST.toDays() + " days, not " + keep);
    }
  }

  /** The sender; without a setting one that takes no answer. */
  String fromOr(PublicUrl site) {
    return from.isBlank() ? "no-reply@" + site.base().getHost() : from;
  }

  /** Where people reach a person, or empty where nobody has said so. */
  Optional<String> reachable() {
    return Stream.of(contact, from).filter(address -> !address.isBlank()).findFirst();
  }
}
