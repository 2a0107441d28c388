package tw.jiean.ecpay;

import java.net.URI;
import java.util.Locale;

/**
 * Where ECPay is. {@link #STAGE} and {@link #PRODUCTION} are ECPay's own; {@link #at} points to
 * anything that speaks the same protocol, such as the sandbox.
 *
 * @param base scheme and authority of the cashier, without a path
 * @param vendor scheme and authority of the host that hands out statement files (ECPay page 2896)
 */
public record EcpayEnvironment(URI base, URI vendor) {

  /** ECPay's shared test service; never moves money. */
  public static final EcpayEnvironment STAGE =
      new EcpayEnvironment(
          URI.create("https://payment-stage.ecpay.com.tw"),
          URI.create("https://vendor-stage.ecpay.com.tw"));

  /** The real one. */
  public static final EcpayEnvironment PRODUCTION =
      new EcpayEnvironment(
          URI.create("https://payment.ecpay.com.tw"), URI.create("https://vendor.ecpay.com.tw"));

  /**
   * Refuses an address without scheme and host, with anything beyond a port, and one of ECPay's own
   * without https.
   */
  public EcpayEnvironment {
    requireAddress(base);
    requireAddress(vendor);
  }

  /** Another service of the same protocol at one address, such as {@code http://localhost:8090}. */
  public static EcpayEnvironment at(String base) {
    return at(URI.create(base));
  }

  /** Another service of the same protocol at one address. */
  public static EcpayEnvironment at(URI base) {
    return new EcpayEnvironment(base, base);
  }

  /** Whether this is where real money moves, however its address is written. */
  public boolean isProduction() {
    return host(base).equals(host(PRODUCTION.base));
  }

  /** The address of one of the cashier's operations, given its absolute path. */
  public URI resolve(String path) {
    return base.resolve(path);
  }

  private static void requireAddress(URI address) {
    boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!http || address.getHost() == null || !isBare(address)) {
      throw new IllegalArgumentException(
          "An ECPay address is http or https and a host, with a port if need be and nothing behind"
              + (address.toString().contains("@") ? "" : ", not " + address));
    }
    if (address.getScheme().equals("http") && host(address).endsWith(".ecpay.com.tw")) {
      throw new IllegalArgumentException("ECPay is reached by https only (ECPay page 2858)");
    }
  }

  private static boolean isBare(URI address) {
    return (address.getRawPath().isEmpty() || address.getRawPath().equals("/"))
        && address.getRawUserInfo() == null
        && address.getRawQuery() == null
        && address.getRawFragment() == null;
  }

  /** A dot at the end names the same host. */
  private static String host(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }
}
