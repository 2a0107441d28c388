package tw.jiean.marketplace.mail;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.web.JieanProperties;

/**
 * Links that switch off mails about one topic for one person, and nothing else, without a sign-in.
 * They are signed, so nobody makes one for somebody else; they do not expire.
 */
@Component
class UnsubscribeLinks {

  /** Where they lead; the three variables are account, topic and signature. */
  static final String PATH = "/notices/off/";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int SIGNATURE_BYTES = 16;

  private final JieanProperties site;
  private final Supplier<String> secret;

  UnsubscribeLinks(JieanProperties site, JdbcClient jdbc) {
    this.site = site;
    this.secret =
        SingletonSupplier.of(
            () -> jdbc.sql("select secret from mail_key").query(String.class).single());
  }

  URI of(AccountId account, Topic topic) {
    return site.publicUrl()
        .resolve(
            PATH + account + "/" + topic.word() + "/" + signature(account, topic.word()) + "/");
  }

  /** Whether a link with these parts is one of ours. */
  boolean isGenuine(AccountId account, String topic, String signature) {
    return MessageDigest.isEqual(
        signature(account, topic).getBytes(StandardCharsets.US_ASCII),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(AccountId account, String topic) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.get().getBytes(StandardCharsets.US_ASCII), ALGORITHM));
      byte[] full =
          mac.doFinal(("unsubscribe/" + account + "/" + topic).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(full, SIGNATURE_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }
}
