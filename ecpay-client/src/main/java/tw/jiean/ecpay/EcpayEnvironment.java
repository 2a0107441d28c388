package tw.jiean.ecpay;

import java.net.URI;
import java.util.Locale;

/**
 * Where ECPay is. {@link #STAGE} and {@link #PRODUCTION} are ECPay's own; {@link #at} points to
 * anything that speaks the same protocol, such as the sandbox.
 *
 * @param base scheme and authority, without a path
 */
public record EcpayEnvironment(URI base) {

  /** ECPay's shared test service; never moves money. */
  public static final EcpayEnvironment STAGE = at("https://payment-stage.ecpay.com.tw");

  /** The real one. */
  public static final EcpayEnvironment PRODUCTION = at("https://payment.ecpay.com.tw");

  /**
   * Refuses an address without scheme and host, with anything beyond a port, and one of ECPay's own
   * without https.
   */
  public EcpayEnvironment {
    boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
    if (!http || base.getHost() == null || !isBare(base)) {
      throw new IllegalArgumentException(
          "An ECPay address is http or https and a host, with a port if need be");
    }
    if (base.getScheme().equals("http") && host(base).endsWith(".ecpay.com.tw")) {
      throw new IllegalArgumentException("ECPay is reached by https only (ECPay page 2858)");
    }
  }

  private static boolean isBare(URI base) {
    return (base.getRawPath().isEmpty() || base.getRawPath().equals("/"))
        && base.getRawUserInfo() == null
        && base.getRawQuery() == null
        && base.getRawFragment() == null;
  }

  private static String host(URI base) {
    return base.getHost().toLowerCase(Locale.ROOT);
  }

  /** Another service of the same protocol, such as {@code http://localhost:8090}. */
  public static EcpayEnvironment at(String base) {
    return new EcpayEnvironment(URI.create(base));
  }

  /** Whether this is where real money moves, however its address is written. */
  public boolean isProduction() {
    return host(base).equals(host(PRODUCTION.base));
  }

  /** The address of one of ECPay's operations, given its absolute path. */
  public URI resolve(String path) {
    return base.resolve(path);
  }
}
