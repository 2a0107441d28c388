package tw.jiean.ecpay.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
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
 * @param merchantId the merchant's number; set number, HashKey and HashIV, or outside production
 *     none of them for ECPay's published test merchant
 * @param hashKey the merchant's HashKey, secret
 * @param hashIv the merchant's HashIV, secret
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
   * @throws EcpayMisconfigured when production lacks a key or has a published one, when only some
   *     of number, key and IV are set, or when any setting is mistyped
   */
  public EcpayConfig config() {
    return realMoney() ? production() : test();
  }

  private EcpayConfig test() {
    EcpayEnvironment ecpay =
        environment == Environment.STAGE
            ? EcpayEnvironment.STAGE
            : valid("ECPAY_SANDBOX_URL", () -> EcpayEnvironment.at(sandboxUrl));
    if (ecpay.isProduction()) {
      throw new EcpayMisconfigured(
          "ECPAY_SANDBOX_URL is the real ECPay, where money moves: set"
              + " ECPAY_ENVIRONMENT=production instead.");
    }
    if (isSet(merchantId) && isSet(hashKey) && isSet(hashIv)) {
      return config(merchantId, hashKey, hashIv, ecpay);
    }
    requireNoneOfAccount();
    PublishedTestAccount published = PublishedTestAccount.MERCHANT;
    return config(published.merchantId(), published.hashKey(), published.hashIv(), ecpay);
  }

  /** Half an account, filled up with the published one, would sign what nobody believes. */
  private void requireNoneOfAccount() {
    List<String> missing = new ArrayList<>();
    if (!isSet(merchantId)) {
      missing.add("ECPAY_MERCHANT_ID");
    }
    if (!isSet(hashKey)) {
      missing.add("ECPAY_HASH_KEY");
    }
    if (!isSet(hashIv)) {
      missing.add("ECPAY_HASH_IV");
    }
    if (missing.size() < 3) {
      throw new EcpayMisconfigured(
          "Set %s too: merchant, key and IV belong together, all three or none."
              .formatted(String.join(" and ", missing)));
    }
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
        valid("ECPAY_MERCHANT_ID", () -> new MerchantId(id)),
        valid("ECPAY_HASH_KEY or ECPAY_HASH_IV", () -> new HashKeys(key, iv)),
        otherKeys(),
        isSet(platformId) ? platform(platformId) : null,
        ecpay);
  }

  private static MerchantId platform(String id) {
    return valid("ECPAY_PLATFORM_ID", () -> new MerchantId(id));
  }

  private @Nullable HashKeys otherKeys() {
    if (isSet(otherHashKey) != isSet(otherHashIv)) {
      throw new EcpayMisconfigured(
          "ECPAY_OTHER_HASH_KEY and ECPAY_OTHER_HASH_IV belong together: set both or none.");
    }
    return isSet(otherHashKey) && isSet(otherHashIv) ? otherKeys(otherHashKey, otherHashIv) : null;
  }

  private static HashKeys otherKeys(String key, String iv) {
    return valid("ECPAY_OTHER_HASH_KEY or ECPAY_OTHER_HASH_IV", () -> new HashKeys(key, iv));
  }

  /** The client knows what is wrong, but not by which setting it came. */
  private static <T> T valid(String variable, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new EcpayMisconfigured(variable + " is wrong: " + e.getMessage() + ".");
    }
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
