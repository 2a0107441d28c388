package tw.jiean.ecpay;

import java.net.URI;

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

  /** Refuses an address without scheme and host, or with a path or query of its own. */
  public EcpayEnvironment {
    boolean http = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
    boolean bare =
        (base.getRawPath().isEmpty() || base.getRawPath().equals("/"))
            && base.getRawQuery() == null
            && base.getRawFragment() == null;
    if (!http || base.getHost() == null || !bare) {
      throw new IllegalArgumentException(
          "An ECPay address is scheme and host, with a port if need be: " + base);
    }
  }

  /** Another service of the same protocol, such as {@code http://localhost:8090}. */
  public static EcpayEnvironment at(String base) {
    return new EcpayEnvironment(URI.create(base));
  }

  /** The address of one of ECPay's operations, given its absolute path. */
  public URI resolve(String path) {
    return base.resolve(path);
  }
}
