package tw.jiean.ecpay;

/**
 * One merchant at one ECPay. Refuses {@link PublishedTestAccount published test keys} in
 * production. Never shows its keys.
 *
 * @param merchantId the merchant
 * @param hashKey ECPay's HashKey, secret
 * @param hashIv ECPay's HashIV, secret
 * @param environment where ECPay is
 */
public record EcpayConfig(
    MerchantId merchantId, String hashKey, String hashIv, EcpayEnvironment environment) {

  /** Refuses missing and miscopied keys, and published ones in production. */
  public EcpayConfig {
    if (hashKey.isBlank() || hashIv.isBlank()) {
      throw new IllegalArgumentException("HashKey and HashIV are both needed");
    }
    if (!(hashKey + hashIv).chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException(
          "HashKey and HashIV hold no spaces, line breaks or letters beyond ASCII");
    }
    if (environment.isProduction()
        && PublishedTestAccount.knows(merchantId.value(), hashKey, hashIv)) {
      throw new IllegalArgumentException(
          "A test account that ECPay publishes cannot be used in production");
    }
  }

  /** The signature under this merchant's keys. */
  public CheckMacValue checkMacValue() {
    return CheckMacValue.of(hashKey, hashIv);
  }

  @Override
  public String toString() {
    return "EcpayConfig[merchantId=" + merchantId + ", environment=" + environment + "]";
  }
}
