package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * What a shop ordered and ECPay accepted; never changes.
 *
 * @param cashierId names the cashier's pages; 128 random bits
 * @param tradeNo ECPay's own number, 16 digits
 * @param amount whole New Taiwan dollars
 * @param methods what the buyer may choose from; one, unless the shop left it open
 * @param fields as received, the signature included
 */
public record Order(
    long id,
    String cashierId,
    String merchantId,
    String merchantTradeNo,
    String tradeNo,
    long amount,
    String choosePayment,
    List<PaymentMethod> methods,
    Form fields,
    List<Warning> warnings,
    Instant createdAt) {

  /** Copies the lists. */
  public Order {
    methods = List.copyOf(methods);
    warnings = List.copyOf(warnings);
  }

  /** An address that the shop gave, if it did. */
  public Optional<String> url(String name) {
    return fields.value(name);
  }

  /** The bank or store that the shop fixed, if it did. */
  public Optional<String> subPayment() {
    return fields.value("ChooseSubPayment");
  }

  boolean wantsExtraInfo() {
    return fields.text("NeedExtraPaidInfo").equals("Y");
  }
}
