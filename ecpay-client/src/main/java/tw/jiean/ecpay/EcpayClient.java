package tw.jiean.ecpay;

import java.time.Clock;
import tw.jiean.ecpay.card.Cards;
import tw.jiean.ecpay.checkout.Checkout;
import tw.jiean.ecpay.exchange.Exchange;
import tw.jiean.ecpay.notification.NotificationParser;
import tw.jiean.ecpay.periodic.PeriodicPlans;
import tw.jiean.ecpay.query.TradeQuery;
import tw.jiean.ecpay.statement.Statements;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.HttpTransport;
import tw.jiean.ecpay.transport.JdkHttpTransport;

/**
 * All that one merchant needs of ECPay. Immutable and thread-safe.
 *
 * @param checkout makes signed forms for the cashier
 * @param notifications verifies and parses what ECPay sends
 * @param trades asks what has become of a trade
 * @param cards asks for, captures and gives back what cards have paid
 * @param plans asks for and ends orders that are charged again and again
 * @param statements fetches statement files
 */
public record EcpayClient(
    Checkout checkout,
    NotificationParser notifications,
    TradeQuery trades,
    Cards cards,
    PeriodicPlans plans,
    Statements statements) {

  /** A client on the JDK's HTTP client and clock. */
  public static EcpayClient of(EcpayConfig config) {
    Clock clock = Clock.systemUTC();
    return of(config, new JdkHttpTransport(), clock, CallBudget.standard(clock));
  }

  /** A client on a transport, clock and budget of one's own; the clock is right to 3 minutes. */
  public static EcpayClient of(
      EcpayConfig config, HttpTransport transport, Clock clock, CallBudget budget) {
    var exchange = new Exchange(config, transport, clock, budget);
    var notifications = new NotificationParser(config);
    return new EcpayClient(
        new Checkout(config),
        notifications,
        new TradeQuery(exchange, notifications),
        new Cards(exchange),
        new PeriodicPlans(exchange),
        new Statements(exchange));
  }
}
