package tw.jiean.ecpay.sandbox.trade;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * The shops that the sandbox knows: those of the settings, and those that were added while it ran,
 * which the store keeps. Of two with the same number the added one counts.
 */
public final class Merchants {

  private final StateStore store;
  private final Map<String, Merchant> ofSettings;
  private final Merchant first;
  private final MVMap<Long, Merchant> added;

  /** At least one shop, each number once, and those that the store has. */
  public Merchants(Collection<Merchant> merchants, StateStore store) {
    this.store = store;
    this.ofSettings =
        merchants.stream()
            .collect(
                Collectors.toMap(
                    Merchant::id,
                    Function.identity(),
                    (one, other) -> {
                      throw new IllegalArgumentException(
                          "Merchant " + one.id() + " is there twice");
                    },
                    LinkedHashMap::new));
    this.first =
        merchants.stream()
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("A sandbox needs a merchant"));
    this.added = store.numbered("merchants", Merchant.class);
  }

  /** All of them, those of the settings first. */
  public List<Merchant> all() {
    Map<String, Merchant> all = new LinkedHashMap<>(ofSettings);
    added.values().forEach(merchant -> all.put(merchant.id(), merchant));
    return List.copyOf(all.values());
  }

  /** Whether it was added, and can be removed, rather than being of the settings alone. */
  public boolean isAdded(String id) {
    return numberOf(id).isPresent();
  }

  /** Whether the settings have a shop of that number, added or not. */
  public boolean isOfSettings(String id) {
    return ofSettings.containsKey(id);
  }

  /** Adds a shop, or changes the one of its number. */
  public void put(Merchant merchant) {
    store.change(() -> {
      long number = numberOf(merchant.id()).orElseGet(() -> StateStore.nextNumber(added));
      return added.put(number, merchant);
    });
  }

  /**
   * Removes a shop that was added; one of the settings with the same number is as it was. What was
   * ordered at a removed shop stays, and nothing more is told about it.
   *
   * @return false when none of that number was added
   */
  public boolean remove(String id) {
    return store.change(() -> {
      Optional<Long> number = numberOf(id);
      number.ifPresent(added::remove);
      return number.isPresent();
    });
  }

  private Optional<Long> numberOf(String id) {
    return added.entrySet().stream()
        .filter(entry -> entry.getValue().id().equals(id))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The shop of that number. */
  public Optional<Merchant> find(String id) {
    return numberOf(id).map(added::get).or(() -> Optional.ofNullable(ofSettings.get(id)));
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
    return find(signerId(order)).isPresent();
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
