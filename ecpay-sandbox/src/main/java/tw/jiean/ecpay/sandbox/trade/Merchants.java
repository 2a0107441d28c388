package tw.jiean.ecpay.sandbox.trade;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The shops that the sandbox knows. */
public final class Merchants {

  private final Map<String, Merchant> byId;
  private final Merchant first;

  /** At least one shop, each number once. */
  public Merchants(Collection<Merchant> merchants) {
    this.byId = merchants.stream().collect(Collectors.toMap(Merchant::id, Function.identity()));
    this.first =
        merchants.stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("A sandbox needs a merchant"));
  }

  /** The shop of that number. */
  public Optional<Merchant> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The shop whose keys sign what names no shop. */
  public Merchant first() {
    return first;
  }

  /**
   * Whose keys sign a message that names its merchant or platform.
   *
   * @throws IllegalStateException when the settings have lost it since
   */
  public Merchant signerOf(Form message) {
    return signer(message.value("PlatformID").orElseGet(() -> message.text("MerchantID")));
  }

  /** Whether what is told about an order can still be signed. */
  public boolean knowSignerOf(Order order) {
    return byId.containsKey(signerId(order));
  }

  /**
   * Whose keys sign what is told about an order: with a platform, the platform's (page 2858).
   *
   * @throws IllegalStateException when the settings have lost it since the order was made
   */
  public Merchant signerOf(Order order) {
    return signer(signerId(order));
  }

  private Merchant signer(String id) {
    return find(id)
        .orElseThrow(
            () -> new IllegalStateException("Merchant " + id + " is no longer in the settings"));
  }

  private static String signerId(Order order) {
    return order.fields().value("PlatformID").orElse(order.merchantId());
  }
}
