package tw.jiean.ecpay;

/**
 * One pair of keys that ECPay issued to a merchant. Both are secret and never shown.
 *
 * @param hashKey ECPay's HashKey
 * @param hashIv ECPay's HashIV
 */
public record HashKeys(String hashKey, String hashIv) {

  /** Refuses missing and miscopied keys. */
  public HashKeys {
    if (hashKey.isBlank() || hashIv.isBlank()) {
      throw new IllegalArgumentException("HashKey and HashIV are both needed");
    }
    if (!(hashKey + hashIv).chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "HashKey and HashIV hold no spaces, line breaks or letters beyond ASCII");
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
