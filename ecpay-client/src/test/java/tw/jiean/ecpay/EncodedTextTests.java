package tw.jiean.ecpay;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

class EncodedTextTests {

  @Test
  void growsByManyLettersAndByOneAtATime() throws NoSuchAlgorithmException {
    for (int length = 0; length < 3000; length++) {
      var text = new EncodedText();
      for (int i = 0; i < length; i++) {
        text.append('&');
      }
      text.append("=".repeat(length));

      assertThat(text.digest(sha256()))
          .isEqualTo(
              sha256().digest(("%26".repeat(length) + "%3d".repeat(length)).getBytes(US_ASCII)));
    }
  }

  private static MessageDigest sha256() throws NoSuchAlgorithmException {
    return MessageDigest.getInstance("SHA-256");
  }
}
