package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import tw.jiean.ecpay.sandbox.card.Authorisations;
import tw.jiean.ecpay.sandbox.card.CardDesk;
import tw.jiean.ecpay.sandbox.fault.Faults;
import tw.jiean.ecpay.sandbox.period.Plans;
import tw.jiean.ecpay.sandbox.statement.FundingStatement;
import tw.jiean.ecpay.sandbox.statement.TradeStatement;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Trades;
import tw.jiean.ecpay.sandbox.wire.Form;
import tw.jiean.ecpay.sandbox.wire.MalformedForm;

/** What a shop's server asks of ECPay, and has done by it. */
public final class ServerOperations implements AutoCloseable {

  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Map<String, Operation> operations = new LinkedHashMap<>();
  private final ScheduledExecutorService late =
      Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "ecpay-sandbox-late");
        thread.setDaemon(true);
        return thread;
      });

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
    RequestCheck check = new RequestCheck(merchants, wall);
    QueryLimit queries = new QueryLimit(rules.queryRate(), merchants, clock);
    QueryLimit statements = new QueryLimit(rules.statementRate(), merchants, clock);
    add(
        "/Cashier/QueryTradeInfo/V5",
        queries.on(faulty(faults, new QueryTradeInfo(check, trades, faults)::answer)));
    add(
        "/Cashier/QueryPaymentInfo",
        queries.on(faulty(faults, new QueryPaymentInfo(check, trades)::answer)));
    add(
        "/Cashier/QueryCreditCardPeriodInfo",
        queries.on(faulty(faults, new QueryPeriod(check, trades, plans)::answer)));
    add(
        "/Cashier/CreditCardPeriodAction",
        faulty(faults, new PeriodAction(check, plans, rules.site())::answer));
    add(
        "/PaymentMedia/TradeNoAio",
        statements.on(faulty(faults, new TradeNoAio(check, tradeStatement)::answer)));
    if (rules.site().movesCards()) {
      QueryTradeV2 cardQuery = new QueryTradeV2(check, merchants, authorisations);
      add(
          "/CreditDetail/QueryTrade/V2",
          queries.on(new FaultyAnswer(faults, cardQuery::tradeNo, cardQuery::answer)));
      add(
          "/CreditDetail/DoAction",
          FaultyAnswer.ofDoAction(
              faults, new DoAction(check, desk, faults, rules.doActionSigned())::answer));
      add(
          "/CreditDetail/FundingReconDetail",
          statements.on(faulty(faults, new FundingReconDetail(check, fundingStatement)::answer)));
    }
  }

  private static Operation faulty(Faults faults, Operation operation) {
    return new FaultyAnswer(faults, operation);
  }

  private void add(String path, Operation operation) {
    operations.put(path, operation);
  }

  /**
   * What ECPay answers at one of its addresses.
   *
   * @param body an encoded form
   */
  public ServerReply answer(String path, byte[] body) {
    Operation operation = operations.get(path);
    if (operation == null) {
      return ServerReply.plain(NOT_FOUND, "Not found");
    }
    try {
      return operation.answer(Form.parse(body));
    } catch (MalformedForm e) {
      return ServerReply.plain(BAD_REQUEST, "The body is no form in UTF-8");
    }
  }

  void register(RoutesConfig routes) {
    operations.keySet().forEach(path -> routes.post(path, ctx -> handle(path, ctx)));
  }

  private void handle(String path, Context ctx) {
    // ECPay reads no field of anything else, so who forgets to say so shall see it here already.
    ServerReply reply =
        ctx.isFormUrlencoded()
            ? answer(path, ctx.bodyAsBytes())
            : ServerReply.plain(
                BAD_REQUEST, "The Content-Type has to be application/x-www-form-urlencoded");
    if (reply.cut()) {
      hangUp(ctx);
      return;
    }
    ctx.status(reply.status())
        .contentType(reply.contentType())
        .result(reply.body().getBytes(reply.charset()));
    if (reply.fileName() != null) {
      ctx.header("Content-Disposition", "attachment; filename=\"" + reply.fileName() + "\"");
    }
    if (!reply.after().isZero()) {
      // Holds no thread meanwhile, so that others are answered and the sandbox still ends at once.
      CompletableFuture<Void> waited = new CompletableFuture<>();
      Future<?> unused =
          late.schedule(
              () -> waited.complete(null), reply.after().toMillis(), TimeUnit.MILLISECONDS);
      ctx.future(() -> waited);
    }
  }

  /**
   * Leaves slow answers unanswered. Before the server stops: what completes afterwards has nobody
   * to answer, which makes Javalin complain without end.
   */
  @Override
  public void close() {
    late.shutdownNow();
  }

  private static void hangUp(Context ctx) {
    ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
