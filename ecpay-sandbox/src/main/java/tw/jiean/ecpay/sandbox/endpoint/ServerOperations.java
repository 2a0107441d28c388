package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.time.Clock;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.card.CardDesk;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.statement.FundingStatement;
import tw.jiean.ecpay.sandbox.statement.TradeStatement;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Trades;

/** What a shop's server asks of ECPay, and has done by it. */
public final class ServerOperations {

  private final Faults faults;
  private final QueryLimit queryLimit;
  private final QueryLimit statementLimit;
  private final Map<String, Handler> queries = new LinkedHashMap<>();
  private final Map<String, Handler> statements = new LinkedHashMap<>();
  private final Map<String, Handler> commands = new LinkedHashMap<>();

  /**
   * The operations of the site that the rules name.
   *
   * @param wall the time that shops have
   * @param clock the sandbox's own
   */
  public ServerOperations(
      Trades trades,
      Authorisations authorisations,
      CardDesk desk,
      Plans plans,
      TradeStatement tradeStatement,
      FundingStatement fundingStatement,
      Merchants merchants,
      ServerRules rules,
      Faults faults,
      Clock wall,
      InstantSource clock) {
    this.faults = faults;
    RequestCheck check = new RequestCheck(merchants, wall);
    this.queryLimit = new QueryLimit(rules.queryRate(), merchants, clock);
    this.statementLimit = new QueryLimit(rules.statementRate(), merchants, clock);
    queries.put("/Cashier/QueryTradeInfo/V5", new QueryTradeInfo(check, trades, faults)::handle);
    queries.put("/Cashier/QueryPaymentInfo", new QueryPaymentInfo(check, trades)::handle);
    queries.put(
        "/Cashier/QueryCreditCardPeriodInfo", new QueryPeriod(check, trades, plans)::handle);
    commands.put(
        "/Cashier/CreditCardPeriodAction", new PeriodAction(check, plans, rules.site())::handle);
    statements.put("/PaymentMedia/TradeNoAio", new TradeNoAio(check, tradeStatement)::handle);
    if (rules.site().movesCards()) {
      queries.put(
          "/CreditDetail/QueryTrade/V2",
          new QueryTradeV2(check, merchants, authorisations)::handle);
      commands.put(
          "/CreditDetail/DoAction",
          FaultyAnswer.ofDoAction(
              faults, new DoAction(check, desk, rules.doActionSigned())::handle));
      statements.put(
          "/CreditDetail/FundingReconDetail",
          new FundingReconDetail(check, fundingStatement)::handle);
    }
  }

  void register(RoutesConfig routes) {
    register(routes, queries, queryLimit);
    register(routes, statements, statementLimit);
    commands.forEach((path, operation) -> routes.post(path, new FaultyAnswer(faults, operation)));
  }

  private void register(RoutesConfig routes, Map<String, Handler> operations, QueryLimit limit) {
    operations.forEach((path, operation) -> {
      routes.before(path, limit::check);
      routes.post(path, new FaultyAnswer(faults, operation));
    });
  }
}
