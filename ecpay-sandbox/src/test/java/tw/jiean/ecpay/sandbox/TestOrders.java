package tw.jiean.ecpay.sandbox;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Orders that ECPay takes, and ways to spoil them. */
final class TestOrders {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Shop shop;
  private final Clock clock;

  TestOrders(Shop shop, Clock clock) {
    this.shop = shop;
    this.clock = clock;
  }

  Form card() {
    return signed(unsigned("Credit"));
  }

  Form by(String choosePayment) {
    return signed(unsigned(choosePayment));
  }

  /** An order by any method with one more field, or one other value. */
  Form by(String choosePayment, String name, String value) {
    Form form = unsigned(choosePayment);
    return signed(
        form.fields().stream().anyMatch(field -> field.name().equals(name))
            ? form.replacing(name, value)
            : form.with(name, value));
  }

  /** A card that is charged the same again, so many times, every so many days, months or years. */
  Form periodic(String unit, int every, int times) {
    return signed(
        unsigned("Credit")
            .with("PeriodAmount", "1200")
            .with("PeriodType", unit)
            .with("Frequency", Integer.toString(every))
            .with("ExecTimes", Integer.toString(times))
            .with("PeriodReturnURL", shop.url("/order/period/")));
  }

  Form unsigned(String choosePayment) {
    return Form.of(
        "MerchantID", "3002607",
        "MerchantTradeNo", "T" + String.format("%09d", NUMBER.incrementAndGet()),
        "MerchantTradeDate", TaiwanTime.dateTime(clock.instant()),
        "PaymentType", "aio",
        "TotalAmount", "1200",
        "TradeDesc", "接案平台訂單",
        "ItemName", "標準方案#平台服務",
        "ReturnURL", shop.url("/order/return/"),
        "ChoosePayment", choosePayment,
        "EncryptType", "1",
        "PaymentInfoURL", shop.url("/order/payment-info/"),
        "CustomField1", "甲 & 乙");
  }

  static Form signed(Form form) {
    return Merchant.published().sign(form);
  }

  static String number(Form order) {
    return order.text("MerchantTradeNo");
  }
}
