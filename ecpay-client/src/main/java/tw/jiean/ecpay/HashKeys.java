package tw.jiean.ecpay;

import java.util.ArrayList;
import java.util.List;

/**
 * One pair of keys that ECPay issued to a merchant. Both are secret and never shown.
 *
 * @param hashKey ECPay's HashKey
 * @param hashIv ECPay's HashIV
 */
public record HashKeys(String hashKey, String hashIv) {

  /** As long are all that ECPay has published; no page says that every one is. */
  private static final int USUAL_LENGTH = 16;

  /** Refuses missing and miscopied keys, white space at an end included, and says which one. */
  public HashKeys {
    requireKey("HashKey", hashKey);
    requireKey("HashIV", hashIv);
  }

  private static void requireKey(String name, String key) {
    if (key.isBlank()) {
      throw new IllegalArgumentException(name + " is missing");
    }
    if (Mistake.hasSpaceAtAnEnd(key)) {
      throw new IllegalArgumentException(
          name + " has white space at its beginning or end: copy it without");
    }
    if (!key.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          name + " holds a space, a line break or a letter beyond ASCII, which no key does");
    }
  }

  /**
   * What looks as if the keys were not copied as they are, though nothing says that they are wrong:
   * a sentence for each, without the keys; mostly none. Show them to who runs the shop, since with
   * wrong keys ECPay only says {@code CheckMacValue Error}.
   */
  public List<String> doubts() {
    List<String> doubts = new ArrayList<>();
    doubtLength(doubts, "HashKey", hashKey);
    doubtLength(doubts, "HashIV", hashIv);
    if (hashKey.equals(hashIv)) {
      doubts.add("HashKey and HashIV are the same");
    }
    return List.copyOf(doubts);
  }

  private static void doubtLength(List<String> doubts, String name, String key) {
    if (key.length() != USUAL_LENGTH) {
      doubts.add(
          "%s has %d characters, and all that ECPay has published have %d"
              .formatted(name, key.length(), USUAL_LENGTH));
    }
  }

  /** The signature under these keys. */
  public CheckMacValue checkMacValue() {
    return CheckMacValue.of(hashKey, hashIv);
  }

  @Override
  public String toString() {
    return "HashKeys[hidden]";
  }
}
