package tw.jiean.ecpay.autoconfigure;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.lang.Contract;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.HashKeys;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.PublishedTestAccount;

/**
 * Settings of the ECPay client. Never shows its keys.
 *
 * @param environment which ECPay to talk to
 * @param sandboxUrl where browser and server reach the sandbox; scheme and host, with a port
 * @param merchantId the merchant's number; outside production ECPay's published test merchant when
 *     absent
 * @param hashKey the merchant's HashKey, secret; outside production the published one when absent
 * @param hashIv the merchant's HashIV, secret; outside production the published one when absent
 * @param otherHashKey HashKey of a second pair, secret, whose signatures are believed as well while
 *     keys are being changed; orders are signed with the first pair only
 * @param otherHashIv HashIV of that second pair, secret; set both or none
 * @param platformId the platform under whose contract the merchant sells, whose keys then are the
 *     ones above; absent for nearly everybody
 * @param connectTimeout until a connection to ECPay stands
 * @param callTimeout until the last byte of an answer of ECPay
 * @param downloadTimeout until the last byte of a statement file
 * @param budget how often ECPay may be asked
 */
@ConfigurationProperties("ecpay")
public record EcpayProperties(
    @DefaultValue("sandbox") Environment environment,
    @DefaultValue("http://localhost:8090") URI sandboxUrl,
    @Nullable String merchantId,
    @Nullable String hashKey,
    @Nullable String hashIv,
    @Nullable String otherHashKey,
    @Nullable String otherHashIv,
    @Nullable String platformId,
    @DefaultValue("1s") Duration connectTimeout,
    @DefaultValue("5s") Duration callTimeout,
    @DefaultValue("2m") Duration downloadTimeout,
    @DefaultValue Budget budget) {

  /**
   * How often ECPay may be asked before it shuts out who asks for 30 minutes (ECPay page 2890).
   *
   * @param interval the time after which one more question is allowed
   * @param atOnce how many questions that were not asked add up, at least 1
   */
  public record Budget(@DefaultValue("500ms") Duration interval, @DefaultValue("20") int atOnce) {}

  /** Refuses limits that could never be kept. */
  public EcpayProperties {
    requirePositive("ecpay.connect-timeout", connectTimeout);
    requirePositive("ecpay.call-timeout", callTimeout);
    requirePositive("ecpay.download-timeout", downloadTimeout);
    if (budget.interval().isNegative()) {
      throw new EcpayMisconfigured("ecpay.budget.interval cannot be negative.");
    }
    if (budget.atOnce() < 1) {
      throw new EcpayMisconfigured("ecpay.budget.at-once must be at least 1.");
    }
  }

  /** Which ECPay. */
  public enum Environment {
    /** The sandbox of this project. */
    SANDBOX,
    /** ECPay's shared test service. */
    STAGE,
    /** The real one: money moves. */
    PRODUCTION
  }

  /** Whether payments move real money. */
  public boolean realMoney() {
    return environment == Environment.PRODUCTION;
  }

  /**
   * The client's configuration.
   *
   * @throws EcpayMisconfigured when production lacks a key or has a published one, or when any
   *     setting is mistyped
   */
  public EcpayConfig config() {
    try {
      return realMoney() ? production() : test();
    } catch (IllegalArgumentException e) {
      throw new EcpayMisconfigured("The ECPAY_ settings are wrong: " + e.getMessage() + ".");
    }
  }

  private EcpayConfig test() {
    EcpayEnvironment ecpay =
        environment == Environment.STAGE ? EcpayEnvironment.STAGE : EcpayEnvironment.at(sandboxUrl);
    if (ecpay.isProduction()) {
      throw new EcpayMisconfigured(
          "ECPAY_SANDBOX_URL is the real ECPay, where money moves: set"
              + " ECPAY_ENVIRONMENT=production instead.");
    }
    return config(
        or(merchantId, PublishedTestAccount.MERCHANT.merchantId()),
        or(hashKey, PublishedTestAccount.MERCHANT.hashKey()),
        or(hashIv, PublishedTestAccount.MERCHANT.hashIv()),
        ecpay);
  }

  private EcpayConfig production() {
    String id = secret("ECPAY_MERCHANT_ID", merchantId);
    String key = secret("ECPAY_HASH_KEY", hashKey);
    String iv = secret("ECPAY_HASH_IV", hashIv);
    if (PublishedTestAccount.knows(id, key, iv) || publishedElsewhere(id, key, iv)) {
      throw new EcpayMisconfigured(
          "ECPAY_ENVIRONMENT=production cannot use a test account that ECPay publishes, because"
              + " everybody knows its keys: set ECPAY_MERCHANT_ID, ECPAY_HASH_KEY and"
              + " ECPAY_HASH_IV to your own.");
    }
    return config(id, key, iv, EcpayEnvironment.PRODUCTION);
  }

  /** Whether the second pair or the platform is one that ECPay publishes. */
  private boolean publishedElsewhere(String id, String key, String iv) {
    return PublishedTestAccount.knows(
        or(platformId, id), or(otherHashKey, key), or(otherHashIv, iv));
  }

  private EcpayConfig config(String id, String key, String iv, EcpayEnvironment ecpay) {
    return new EcpayConfig(
        new MerchantId(id),
        new HashKeys(key, iv),
        otherKeys(),
        isSet(platformId) ? new MerchantId(platformId) : null,
        ecpay);
  }

  private @Nullable HashKeys otherKeys() {
    if (isSet(otherHashKey) != isSet(otherHashIv)) {
      throw new EcpayMisconfigured(
          "ECPAY_OTHER_HASH_KEY and ECPAY_OTHER_HASH_IV belong together: set both or none.");
    }
    return isSet(otherHashKey) && isSet(otherHashIv)
        ? new HashKeys(otherHashKey, otherHashIv)
        : null;
  }

  private static String secret(String variable, @Nullable String value) {
    if (!isSet(value)) {
      throw new EcpayMisconfigured("ECPAY_ENVIRONMENT=production needs " + variable + ".");
    }
    return value;
  }

  private static String or(@Nullable String value, String otherwise) {
    return isSet(value) ? value : otherwise;
  }

  @Contract("null -> false")
  private static boolean isSet(@Nullable String value) {
    return value != null && !value.isBlank();
  }

  private static void requirePositive(String setting, Duration limit) {
    if (limit.isNegative() || limit.isZero()) {
      throw new EcpayMisconfigured(setting + " must be longer than nothing.");
    }
  }

  @Override
  public String toString() {
    return "EcpayProperties[environment=" + environment + ", keys hidden]";
  }
}
