package tw.jiean.marketplace.account;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that change with time, as apps on phones show them: RFC 6238 with HMAC-SHA-1, six digits,
 * an interval of 30 seconds. That is what every such app can do.
 */
final class Totp {

  static final int SECRET_BYTES = 20;

  private static final int INTERVAL_SECONDS = 30;
  private static final int MODULUS = 1_000_000;

  /** A clock may be wrong by one interval either way. */
  private static final int TOLERANCE = 1;

  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BASE32_BITS = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Totp() {}

  static byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    RANDOM.nextBytes(secret);
    return secret;
  }

  static long step(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), INTERVAL_SECONDS);
  }

  /** The code of an interval: six digits. */
  static String code(byte[] secret, long step) {
    int number = truncate(hmac(secret, step)) % MODULUS;
    return "%06d".formatted(number);
  }

  /** Section 5.3 of RFC 4226: 31 bits from where the last four bits point. */
  private static int truncate(byte[] hash) {
    return ByteBuffer.wrap(hash).getInt(hash[hash.length - 1] & 0x0f) & 0x7fffffff;
  }

  private static byte[] hmac(byte[] secret, long step) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      return mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA1", e);
    }
  }

  /** The interval whose code this is, about now and after the one that was used last. */
  static OptionalLong match(byte[] secret, String code, Instant now, long lastStep) {
    long step = step(now);
    return LongStream.rangeClosed(step - TOLERANCE, step + TOLERANCE)
        .filter(candidate -> candidate > lastStep && code(secret, candidate).equals(code))
        .findFirst();
  }

  /** The secret as people can type it. */
  static String base32(byte[] secret) {
    StringBuilder text = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte next : secret) {
      held = held << Byte.SIZE | Byte.toUnsignedInt(next);
      bits += Byte.SIZE;
      while (bits >= BASE32_BITS) {
        bits -= BASE32_BITS;
        text.append(BASE32.charAt(held >> bits & 0x1f));
      }
      held &= (1 << bits) - 1;
    }
    return text.toString();
  }
}
