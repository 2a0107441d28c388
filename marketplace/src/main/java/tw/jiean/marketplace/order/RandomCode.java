package tw.jiean.marketplace.order;

import java.security.SecureRandom;

/** Unguessable names: 128 bits of the system's secure random source in base 32. */
final class RandomCode {

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 128;
  private static final int BITS_PER_CHARACTER = 5;
  private static final SecureRandom RANDOM = new SecureRandom();

  private RandomCode() {}

  /** 26 characters of A-Z and 2-7; the last one carries only the three bits that are left. */
  static String of128Bits() {
    byte[] random = new byte[BITS / Byte.SIZE];
    RANDOM.nextBytes(random);
    StringBuilder code = new StringBuilder();
    int buffer = 0;
    int buffered = 0;
    for (byte next : random) {
      buffer = (buffer << Byte.SIZE) | (next & 0xff);
      buffered += Byte.SIZE;
      while (buffered >= BITS_PER_CHARACTER) {
        buffered -= BITS_PER_CHARACTER;
        code.append(ALPHABET.charAt((buffer >> buffered) & 0x1f));
      }
    }
    return code.append(ALPHABET.charAt((buffer << (BITS_PER_CHARACTER - buffered)) & 0x1f))
        .toString();
  }
}
