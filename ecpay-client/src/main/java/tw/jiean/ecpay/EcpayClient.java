package tw.jiean.ecpay;

import java.time.Clock;
import tw.jiean.ecpay.checkout.Checkout;
import tw.jiean.ecpay.notification.NotificationParser;
import tw.jiean.ecpay.query.TradeQuery;
import tw.jiean.ecpay.transport.HttpTransport;
import tw.jiean.ecpay.transport.JdkHttpTransport;

/**
 * All that one merchant needs of ECPay. Immutable and thread-safe.
 *
 * @param checkout makes signed forms for the cashier
 * @param notifications verifies and parses what ECPay sends
 * @param trades asks what has become of a trade
 */
public record EcpayClient(Checkout checkout, NotificationParser notifications, TradeQuery trades) {

  /** A client on the JDK's HTTP client and clock. */
  public static EcpayClient of(EcpayConfig config) {
    return of(config, new JdkHttpTransport(), Clock.systemUTC());
  }

  /** A client on a transport and clock of one's own. */
  public static EcpayClient of(EcpayConfig config, HttpTransport transport, Clock clock) {
    return new EcpayClient(
        new Checkout(config),
        new NotificationParser(config.checkMacValue()),
        new TradeQuery(config, transport, clock));
  }
}
