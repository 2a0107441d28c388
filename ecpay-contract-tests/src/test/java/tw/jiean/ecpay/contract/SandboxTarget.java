package tw.jiean.ecpay.contract;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.PublishedTestAccount;
import tw.jiean.ecpay.sandbox.EcpaySandbox;
import tw.jiean.ecpay.sandbox.SandboxSettings;
import tw.jiean.ecpay.sandbox.trade.BuyersChoice;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.JdkHttpTransport;

/** The sandbox, with a shop on loopback that it tells. */
final class SandboxTarget implements Target, Hands, AutoCloseable {

  private static final String CHECK_CODE = "25938240";

  private final EcpaySandbox sandbox;
  private final HttpServer shop;
  private final EcpayConfig config;
  private final EcpayClient client;
  private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();

  SandboxTarget(SandboxSettings settings, Clock clock) {
    PublishedTestAccount account = PublishedTestAccount.MERCHANT;
    sandbox =
        EcpaySandbox.start(
            settings
                .withClock(clock)
                .withMerchants(
                    List.of(
                        new Merchant(account.merchantId(), account.hashKey(), account.hashIv())
                            .withCreditCheckCode(CHECK_CODE))));
    try {
      shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    shop.createContext("/", this::hear);
    shop.start();
    config =
        new EcpayConfig(
            new MerchantId(account.merchantId()),
            account.hashKey(),
            account.hashIv(),
            EcpayEnvironment.at(sandbox.baseUrl()));
    client =
        EcpayClient.of(
            config, new JdkHttpTransport(), clock, CallBudget.of(clock, Duration.ZERO, 1));
  }

  private void hear(HttpExchange exchange) throws IOException {
    told.add(
        new Told(
            exchange.getRequestURI().getPath(),
            Objects.requireNonNull(exchange.getRequestHeaders().getFirst("Content-Type")),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
    byte[] answer = "1|OK".getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  @Override
  public EcpayConfig config() {
    return config;
  }

  @Override
  public EcpayClient client() {
    return client;
  }

  @Override
  public URI shop() {
    return URI.create("http://localhost:" + shop.getAddress().getPort());
  }

  @Override
  public Optional<Hands> hands() {
    return Optional.of(this);
  }

  @Override
  public void pay(MerchantTradeNo tradeNo) {
    sandbox.control().pay(tradeNo.value());
  }

  @Override
  public void payInSix(MerchantTradeNo tradeNo) {
    sandbox
        .control()
        .pay(tradeNo.value(), BuyersChoice.any().in(Instalments.of("6").orElseThrow()));
  }

  @Override
  public void payWithPoints(MerchantTradeNo tradeNo) {
    sandbox.control().pay(tradeNo.value(), BuyersChoice.any().redeeming());
  }

  @Override
  public void issue(MerchantTradeNo tradeNo) {
    sandbox.control().issue(tradeNo.value());
  }

  @Override
  public void fail(MerchantTradeNo tradeNo, String rtnCode) {
    sandbox.control().fail(tradeNo.value(), rtnCode);
  }

  @Override
  public void simulate(MerchantTradeNo tradeNo) {
    sandbox.control().simulate(tradeNo.value());
  }

  @Override
  public void resend(MerchantTradeNo tradeNo) {
    sandbox.control().resend(tradeNo.value());
  }

  @Override
  public void declineCard(MerchantTradeNo tradeNo, boolean declines) {
    sandbox.control().declineCard(tradeNo.value(), declines);
  }

  @Override
  public String creditCheckCode() {
    return CHECK_CODE;
  }

  @Override
  public void advance(Duration distance) {
    sandbox.control().advance(distance);
  }

  @Override
  public Instant now() {
    return sandbox.control().now();
  }

  @Override
  public Told next() {
    try {
      Told next = told.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("The shop was told nothing");
      }
      return next;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    sandbox.close();
    shop.stop(0);
  }
}
