package tw.jiean.sample;

import java.net.URI;
import java.time.Instant;
import java.util.*;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.*;
import tw.jiean.ecpay.*;
import tw.jiean.ecpay.checkout.*;
import tw.jiean.ecpay.notification.Notification;

/** Sells one thing and forgets who paid when it ends: a real shop keeps it in a database. */
@RestController
@SpringBootApplication(proxyBeanMethods = false)
public final class OneThing {
  private static final TradeAmount PRICE = new TradeAmount(300);
  private final Map<MerchantTradeNo, Boolean> paid = new ConcurrentHashMap<>();
  private final EcpayClient ecpay;
  private final MerchantId merchant;
  private final URI shop;

  OneThing(EcpayClient ecpay, EcpayConfig config, @Value("${shop.url}") URI shop) {
    this.ecpay = ecpay;
    this.merchant = config.merchantId();
    this.shop = shop;
  }

  @GetMapping(value = "/", produces = "text/html;charset=UTF-8")
  String offer() {
    var no = new MerchantTradeNo(UUID.randomUUID().toString().replace("-", "").substring(0, 20));
    var told = shop.resolve("/ecpay/return/");
    var choice = new PaymentChoice.Credit();
    var order = CheckoutRequest.of(no, Instant.now(), PRICE, "Thing", "One thing", told, choice);
    order.clientBackUrl(shop.resolve("/orders/" + no));
    paid.put(no, false);
    return "<h1>The thing, NT$300</h1>" + ecpay.checkout().form(order.build()).html("Buy");
  }

  @PostMapping("/ecpay/return/")
  String told(Notification message) {
    if (message instanceof Notification.Paid told) { // told again, it changes nothing
      paid.computeIfPresent(
          told.trade().merchantTradeNo(),
          (no, before) -> before || told.trade().isFor(merchant, no, PRICE));
    }
    return "1|OK";
  }

  @GetMapping("/orders/{no}")
  String state(@PathVariable MerchantTradeNo no) {
    return paid.getOrDefault(no, false) ? "Paid, thank you" : "Not paid yet";
  }

  public static void main(String[] args) {
    SpringApplication.run(OneThing.class, args);
  }
}
