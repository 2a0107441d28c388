package tw.jiean.ecpay.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.security.SecureRandom;
import java.util.Locale;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.checkout.CheckoutForm;
import tw.jiean.ecpay.checkout.CheckoutRequest;
import tw.jiean.ecpay.checkout.PaymentChoice;
import tw.jiean.ecpay.checkout.PaymentChoice.CodeAddresses;
import tw.jiean.ecpay.notification.Notification;

/** What the expectations share: orders of ours at the target's cashier, and what the shop hears. */
interface Contract {

  Target target();

  default EcpayClient ecpay() {
    return target().client();
  }

  /** For expectations that need more than a server. */
  default Hands hands() {
    assumeTrue(
        target().hands().isPresent(), "needs a buyer's hand, which this target does not have");
    return target().hands().orElseThrow();
  }

  /** Everybody shares the stage's merchant, so numbers are random. */
  static MerchantTradeNo newNumber() {
    long random = new SecureRandom().nextLong(Long.MAX_VALUE);
    return new MerchantTradeNo("C" + Long.toString(random, 36).toUpperCase(Locale.ROOT));
  }

  default URI shop(String path) {
    return target().shop().resolve(path);
  }

  default CodeAddresses codes() {
    return new CodeAddresses(shop("/info/"), null);
  }

  default CheckoutRequest.Builder order(
      MerchantTradeNo number, long dollars, PaymentChoice choice) {
    return CheckoutRequest.of(
            number,
            target().now(),
            new TradeAmount(dollars),
            "Contract test",
            "Contract test 1 x 1",
            shop("/return/"),
            choice)
        .extraPaidInfo();
  }

  /** Posts an order as it stands and gives the page that opens. */
  default String open(CheckoutForm form) {
    return new Cashier().open(form);
  }

  /** An order that has reached the cashier. */
  default MerchantTradeNo ordered(long dollars, PaymentChoice choice) {
    MerchantTradeNo number = Contract.newNumber();
    String page = open(ecpay().checkout().form(order(number, dollars, choice).build()));
    assertThat(page).doesNotContain("10200073", "CheckMacValue Error");
    return number;
  }

  /** An order that has been paid; what the shop was told of it is no longer to be heard. */
  default MerchantTradeNo paid(long dollars, PaymentChoice choice) {
    Hands hands = hands();
    MerchantTradeNo number = ordered(dollars, choice);
    hands.pay(number);
    told("/return/");
    return number;
  }

  /** The next message to the shop, verified and read. */
  default Notification told(String path) {
    Hands.Told told = hands().next();
    assertThat(told.path()).isEqualTo(path);
    return ecpay().notifications().parse(told.contentType(), told.body().getBytes(UTF_8));
  }
}
