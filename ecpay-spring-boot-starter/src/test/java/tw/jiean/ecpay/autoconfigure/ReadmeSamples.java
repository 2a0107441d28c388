package tw.jiean.ecpay.autoconfigure;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.checkout.CheckoutForm;
import tw.jiean.ecpay.checkout.CheckoutRequest;
import tw.jiean.ecpay.checkout.PaymentChoice;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.Trade;

/** The code in README.md, compiled and run; {@link ReadmeTests} compares the two. */
final class ReadmeSamples {

  private ReadmeSamples() {}

  // sample: order
  record Payments(EcpayClient ecpay, Clock clock) {

    CheckoutForm form(MerchantTradeNo attempt, TradeAmount amount) {
      return ecpay
          .checkout()
          .form(
              CheckoutRequest.of(
                      attempt,
                      clock.instant(),
                      amount,
                      "Shop order",
                      "Order " + attempt,
                      URI.create("https://shop.example/ecpay/return/"),
                      new PaymentChoice.Credit())
                  .build());
    }
  }

  // end

  static final class Orders {
    final List<Trade> paid = new CopyOnWriteArrayList<>();

    void paid(Trade trade) {
      paid.add(trade);
    }
  }

  // sample: callback
  @RestController
  static class EcpayCallbacks {

    private final Orders orders;

    EcpayCallbacks(Orders orders) {
      this.orders = orders;
    }

    @PostMapping("/ecpay/return/")
    ResponseEntity<String> told(Notification notification) {
      if (notification instanceof Notification.Paid paid) {
        orders.paid(paid.trade()); // compare merchant, number, amount and method first
      }
      return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("1|OK");
    }
  }
  // end
}
