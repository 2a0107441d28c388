package tw.jiean.marketplace.refund;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.sandbox.EcpaySandbox;
import tw.jiean.ecpay.sandbox.SandboxSettings;
import tw.jiean.ecpay.sandbox.endpoint.QueryRate;
import tw.jiean.ecpay.sandbox.endpoint.ServerReply;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.notify.Answer;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.transport.HttpTransport;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.payment.ChargeOwner;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentReceived;

/** The application with the whole sandbox in its process: no port, no waiting, one clock. */
@TestConfiguration(proxyBeanMethods = false)
class RefundWorld {

  /** A shop that captures nothing by itself has another number; this one ECPay captures for. */
  static final Merchant SHOP = Merchant.published().withDeposit(1_000_000_000);

  @Bean
  DynamicPropertyRegistrar checkCode() {
    return properties -> properties.add("jiean.refund.credit-check-code", SHOP::creditCheckCode);
  }

  @Bean(destroyMethod = "close")
  EcpaySandbox ecpay(SettableClock clock, ObjectProvider<MockMvcTester> mvc) {
    return EcpaySandbox.inProcess(
        SandboxSettings.defaults()
            .withClock(clock)
            .withMerchants(List.of(SHOP))
            .withQueryRate(new QueryRate(1_000_000, Duration.ofMinutes(1), Duration.ZERO))
            .withShop((url, form) -> told(mvc.getObject(), url, form)));
  }

  private static Answer told(MockMvcTester mvc, String url, String form) {
    var answer =
        mvc.post()
            .uri(URI.create(url).getPath())
            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
            .content(form)
            .exchange()
            .getResponse();
    return Answer.of(
        answer.getStatus(), new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8));
  }

  @Bean
  Line ecpayTransport(EcpaySandbox sandbox) {
    return new Line(sandbox);
  }

  @Bean
  @Primary
  Charges charges(@Qualifier("orderFunding") ChargeOwner orders) {
    return new Charges(orders);
  }

  /** The line to ECPay, which can go wrong at the very moment of a command. */
  static final class Line implements HttpTransport {

    private static final Pattern TRADE = Pattern.compile("MerchantTradeNo=([0-9A-Za-z]+)");

    private final EcpaySandbox sandbox;
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Death> deaths = new ConcurrentHashMap<>();
    private final Set<String> dumb = ConcurrentHashMap.newKeySet();

    Line(EcpaySandbox sandbox) {
      this.sandbox = sandbox;
    }

    /** When the program dies. */
    enum Death {
      BEFORE_SENDING,
      AFTER_SENDING
    }

    /** The next command for this trade goes wrong so. */
    void spoil(String tradeNo, Fault fault) {
      faults.put(tradeNo, fault);
    }

    /** The program dies at the next command for this trade. */
    void die(String tradeNo, Death when) {
      deaths.put(tradeNo, when);
    }

    /** Questions about cards are answered no more, or again. */
    void answerQuestions(boolean answers) {
      if (answers) {
        dumb.clear();
      } else {
        dumb.add("/CreditDetail/QueryTrade/V2");
      }
    }

    @Override
    public Reply post(URI uri, String form) {
      String path = uri.getPath();
      if (dumb.contains(path)) {
        throw new EcpayUnreachable(path, "test", null);
      }
      @Nullable Death death = null;
      if (path.endsWith("/DoAction")) {
        String tradeNo = tradeNo(form);
        Fault fault = faults.remove(tradeNo);
        if (fault != null) {
          sandbox.control().misbehave(fault, tradeNo, 1);
        }
        death = deaths.remove(tradeNo);
      }
      if (death == Death.BEFORE_SENDING) {
        throw new Died();
      }
      ServerReply reply = sandbox.answer(path, form);
      if (death == Death.AFTER_SENDING) {
        throw new Died();
      }
      if (reply.cut() || reply.after().compareTo(Duration.ofSeconds(5)) > 0) {
        throw new EcpayUnreachable(path, reply.cut() ? "cut" : "too late", null);
      }
      return new Reply(reply.status(), reply.body(), Optional.empty());
    }

    private static String tradeNo(String form) {
      Matcher matcher = TRADE.matcher(form);
      return matcher.find() ? Objects.requireNonNull(matcher.group(1)) : "";
    }

    @Override
    public Reply download(URI uri, String form, Path file) {
      throw new UnsupportedOperationException("No test downloads anything here");
    }
  }

  /** Stands for a kill: nothing after it runs. */
  static final class Died extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Charges of tests, which are nobody's orders: takes their money unless told not to. */
  static final class Charges implements ChargeOwner {

    private final ChargeOwner orders;
    private final Set<ChargeReference> unwanted = ConcurrentHashMap.newKeySet();

    Charges(ChargeOwner orders) {
      this.orders = orders;
    }

    /** From now on its money is surplus. */
    void refuse(ChargeReference reference) {
      unwanted.add(reference);
    }

    @Override
    public Set<ChargeReference> receive(List<PaymentReceived> received) {
      Set<ChargeReference> taken = new HashSet<>(orders.receive(received));
      received.stream()
          .map(PaymentReceived::reference)
          .filter(reference -> !unwanted.contains(reference))
          .forEach(taken::add);
      return taken;
    }
  }
}
