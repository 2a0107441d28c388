package tw.jiean.ecpay;

import java.util.Arrays;

/**
 * The accounts that ECPay publishes for its stage (ECPay pages 16447 and 2856). Everybody knows
 * their keys, so a notification signed with one proves nothing in production.
 */
public enum PublishedTestAccount {
  /** A merchant of AIO payment with simulated 3-D Secure. */
  MERCHANT("3002607", "pwFHCqoQZGmho4w6", "EkRm7iFT261dpevs"),
  /** A platform merchant of AIO payment. */
  PLATFORM("3002599", "spPjZn66i0OhqJsQ", "hT5OJckN45isQTTs"),
  /** A gateway merchant. */
  GATEWAY("3365120", "oyQPlLVKop9xuwxw", "rljcW843laE9esfI"),
  /** Logistics to consumers; also the payment account of old texts. */
  LOGISTICS_B2C("2000132", "5294y06JbISpM5x9", "v77hoKGq4kWxNNIS"),
  /** Logistics between consumers. */
  LOGISTICS_C2C("2000933", "XBERn1YOvpM9nfZc", "h1ONHk4P4yqbl5LK"),
  /** E-invoices, under the number of {@link #LOGISTICS_B2C}. */
  INVOICE("2000132", "ejCk326UnaZWKisg", "q9jcZX8Ib9LM8wYk"),
  /** Offline e-invoices. */
  OFFLINE_INVOICE("3085340", "HwiqPsywG1hLQNuN", "YqITWD4TyKacYXpn");

  private final String merchantId;
  private final String hashKey;
  private final String hashIv;

  PublishedTestAccount(String merchantId, String hashKey, String hashIv) {
    this.merchantId = merchantId;
    this.hashKey = hashKey;
    this.hashIv = hashIv;
  }

  /**
   * The configuration of this account, for trying things out.
   *
   * @throws IllegalArgumentException for production, where everybody could forge its messages
   */
  public EcpayConfig at(EcpayEnvironment environment) {
    return new EcpayConfig(new MerchantId(merchantId), hashKey, hashIv, environment);
  }

  /** The account's MerchantID. */
  public String merchantId() {
    return merchantId;
  }

  /** The account's HashKey, known to everybody. */
  public String hashKey() {
    return hashKey;
  }

  /** The account's HashIV, known to everybody. */
  public String hashIv() {
    return hashIv;
  }

  /** Whether any of the three belongs to a published account. */
  public static boolean knows(String merchantId, String hashKey, String hashIv) {
    return Arrays.stream(values())
        .anyMatch(account ->
            account.merchantId.equals(merchantId)
                || account.hashKey.equals(hashKey)
                || account.hashIv.equals(hashIv));
  }
}
