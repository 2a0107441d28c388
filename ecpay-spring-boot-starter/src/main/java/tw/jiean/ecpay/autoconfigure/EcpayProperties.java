package tw.jiean.ecpay.autoconfigure;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
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
 */
@ConfigurationProperties("ecpay")
public record EcpayProperties(
    @DefaultValue("sandbox") Environment environment,
    @DefaultValue("http://localhost:8090") URI sandboxUrl,
    @Nullable String merchantId,
    @Nullable String hashKey,
    @Nullable String hashIv) {

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
    return new EcpayConfig(
        new MerchantId(or(merchantId, PublishedTestAccount.MERCHANT.merchantId())),
        or(hashKey, PublishedTestAccount.MERCHANT.hashKey()),
        or(hashIv, PublishedTestAccount.MERCHANT.hashIv()),
        ecpay);
  }

  private EcpayConfig production() {
    String id = secret("ECPAY_MERCHANT_ID", merchantId);
    String key = secret("ECPAY_HASH_KEY", hashKey);
    String iv = secret("ECPAY_HASH_IV", hashIv);
    if (PublishedTestAccount.knows(id, key, iv)) {
      throw new EcpayMisconfigured(
          "ECPAY_ENVIRONMENT=production cannot use a test account that ECPay publishes, because"
              + " everybody knows its keys: set ECPAY_MERCHANT_ID, ECPAY_HASH_KEY and"
              + " ECPAY_HASH_IV to your own.");
    }
    return new EcpayConfig(new MerchantId(id), key, iv, EcpayEnvironment.PRODUCTION);
  }

  private static String secret(String variable, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new EcpayMisconfigured("ECPAY_ENVIRONMENT=production needs " + variable + ".");
    }
    return value;
  }

  private static String or(@Nullable String value, String published) {
    return value == null || value.isBlank() ? published : value;
  }

  @Override
  public String toString() {
    return "EcpayProperties[environment=" + environment + ", keys hidden]";
  }
}
