package tw.jiean.ecpay.sandbox.card;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.concurrent.ConcurrentHashMap.newKeySet;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.store.Subset;
import tw.jiean.ecpay.sandbox.time.Timed;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Trades;

/**
 * Every authorisation, and the daily closing. One begins in the same change that makes its trade
 * paid.
 */
public final class Authorisations implements Timed {

  private final StateStore store;
  private final Merchants merchants;
  private final MVMap<Long, Authorisation> all;
  private final Subset<Authorisation> running;

  /** By merchant and trade number, the numbers of its authorisations. */
  private final Map<String, Set<Long>> ofTrade = new ConcurrentHashMap<>();

  /** The authorisations of the trades. */
  public Authorisations(StateStore store, Trades trades, Merchants merchants) {
    this.store = store;
    this.merchants = merchants;
    this.all = store.numbered("authorisations", Authorisation.class);
    this.running = store.subset(all, it -> it.nextDue(true).isPresent());
    store.derive(() -> {
      ofTrade.clear();
      all.values().forEach(this::noteTrade);
    });
    trades.whenPaid(trade -> Authorisation.of(trade).ifPresent(this::put));
    store.change(() -> {
      addMissing(trades);
      return all;
    });
  }

  /** Earlier versions stored only those to which something had happened. */
  private void addMissing(Trades trades) {
    trades.all().stream()
        .flatMap(trade -> Authorisation.of(trade).stream())
        .filter(it -> !all.containsKey(it.gwsr()))
        .forEach(this::put);
  }

  /** All of them, oldest first. */
  public List<Authorisation> all() {
    return oldestFirst(all.values().stream());
  }

  /** Those of one trade, oldest first: one, and one more for each periodic charge. */
  public List<Authorisation> of(String merchantId, String merchantTradeNo) {
    return oldestFirst(
        ofTrade.getOrDefault(key(merchantId, merchantTradeNo), Set.of()).stream()
            .flatMap(gwsr -> Stream.ofNullable(all.get(gwsr))));
  }

  /** The one of that number, if it is the merchant's. */
  public Optional<Authorisation> find(String merchantId, long gwsr) {
    return Optional.ofNullable(all.get(gwsr)).filter(it -> it.merchantId().equals(merchantId));
  }

  /** Takes in a new state, or a new authorisation. Only inside a change of the store. */
  public void put(Authorisation authorisation) {
    running.put(authorisation.gwsr(), authorisation);
    noteTrade(authorisation);
  }

  private void noteTrade(Authorisation it) {
    ofTrade
        .computeIfAbsent(key(it.merchantId(), it.merchantTradeNo()), any -> newKeySet())
        .add(it.gwsr());
  }

  private static String key(String merchantId, String merchantTradeNo) {
    return merchantId + "/" + merchantTradeNo;
  }

  @Override
  public Optional<Instant> nextDue() {
    return running.stream().flatMap(it -> due(it).stream()).min(naturalOrder());
  }

  /** Closes what each day's closing until then has to, at the time of that closing. */
  @Override
  public void runDue(Instant moment) {
    store.change(() -> {
      oldestFirst(running.stream())
          .forEach(it -> due(it).filter(at -> !at.isAfter(moment)).ifPresent(at -> close(it, at)));
      return moment;
    });
  }

  private static List<Authorisation> oldestFirst(Stream<Authorisation> authorisations) {
    return authorisations
        .sorted(comparing(Authorisation::authorisedAt).thenComparingLong(Authorisation::gwsr))
        .toList();
  }

  private void close(Authorisation authorisation, Instant at) {
    boolean forgotten = authorisation.state() == CardState.AUTHORISED && !automatic(authorisation);
    put(authorisation.after(forgotten ? CardMove.ABANDON : CardMove.CLOSE, 0, at));
  }

  /** When a daily closing changes it next. */
  public Optional<Instant> due(Authorisation authorisation) {
    return authorisation.nextDue(automatic(authorisation));
  }

  /** Whether the merchant leaves capturing to ECPay's daily closing. */
  boolean automatic(Authorisation authorisation) {
    return merchants.find(authorisation.merchantId()).map(Merchant::automaticCapture).orElse(false);
  }
}
