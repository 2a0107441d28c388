package tw.jiean.ecpay;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One merchant at one ECPay. Refuses {@link PublishedTestAccount published test keys} in
 * production. Never shows its keys.
 *
 * @param merchantId the merchant
 * @param keys the keys that sign; a platform's own when {@code platformId} is set (ECPay page 2858)
 * @param otherKeys a second pair whose signatures are believed as well while keys are being
 *     changed, or null
 * @param platformId the platform under whose contract the merchant sells, or null for nearly
 *     everybody
 * @param environment where ECPay is
 */
public record EcpayConfig(
    MerchantId merchantId,
    HashKeys keys,
    @Nullable HashKeys otherKeys,
    @Nullable MerchantId platformId,
    EcpayEnvironment environment) {

  /** Refuses published accounts in production. */
  public EcpayConfig {
    if (environment.isProduction() && anyPublished(merchantId, keys, otherKeys, platformId)) {
      throw new IllegalArgumentException(
          "A test account that ECPay publishes cannot be used in production");
    }
  }

  /** A merchant with one pair of keys. */
  public EcpayConfig(
      MerchantId merchantId, String hashKey, String hashIv, EcpayEnvironment environment) {
    this(merchantId, new HashKeys(hashKey, hashIv), null, null, environment);
  }

  /**
   * The same, believing a second pair of keys too: before keys are changed the next pair,
   * afterwards the former one, until no message under it can come any more. Orders and questions
   * are signed with the first pair only.
   */
  public EcpayConfig accepting(HashKeys other) {
    return new EcpayConfig(merchantId, keys, other, platformId, environment);
  }

  /** The same as a seller on a platform, whose keys then are the ones that sign. */
  public EcpayConfig onPlatform(MerchantId platform) {
    return new EcpayConfig(merchantId, keys, otherKeys, platform, environment);
  }

  /** The fields with their {@code CheckMacValue} at the end. */
  public FormFields sign(FormFields fields) {
    return fields.and(CheckMacValue.FIELD, keys.checkMacValue().compute(fields.list()));
  }

  /**
   * Whether the fields carry a signature under a pair of keys that is believed. Looks at all pairs
   * in any case, so that time does not tell which one it was.
   */
  public boolean believes(FormFields fields) {
    String received = fields.value(CheckMacValue.FIELD).orElse("");
    List<Map.Entry<String, String>> signed = fields.list();
    boolean believed = keys.checkMacValue().matches(signed, received);
    if (otherKeys != null) {
      believed |= otherKeys.checkMacValue().matches(signed, received);
    }
    return believed;
  }

  private static boolean anyPublished(
      MerchantId merchantId,
      HashKeys keys,
      @Nullable HashKeys otherKeys,
      @Nullable MerchantId platformId) {
    HashKeys other = otherKeys == null ? keys : otherKeys;
    MerchantId platform = platformId == null ? merchantId : platformId;
    return PublishedTestAccount.knows(merchantId.value(), keys.hashKey(), keys.hashIv())
        || PublishedTestAccount.knows(platform.value(), other.hashKey(), other.hashIv());
  }

  @Override
  public String toString() {
    return "EcpayConfig[merchantId=" + merchantId + ", environment=" + environment + "]";
  }
}
