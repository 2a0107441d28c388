package tw.jiean.ecpay.sandbox.card;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.time.Timed;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.Trades;

/**
 * Every authorisation, and the daily closing. Only those to which something has happened are
 * stored; a paid trade alone says that its card is authorised.
 */
public final class Authorisations implements Timed {

  private final StateStore store;
  private final Trades trades;
  private final Merchants merchants;
  private final MVMap<Long, Authorisation> changed;

  /** The authorisations of the trades. */
  public Authorisations(StateStore store, Trades trades, Merchants merchants) {
    this.store = store;
    this.trades = trades;
    this.merchants = merchants;
    this.changed = store.numbered("authorisations", Authorisation.class);
  }

  /** All of them, oldest first. */
  public List<Authorisation> all() {
    return oldestFirst(stream());
  }

  /** Those of one trade, oldest first: one, and one more for each periodic charge. */
  public List<Authorisation> of(String merchantId, String merchantTradeNo) {
    return oldestFirst(
        stream()
            .filter(it -> it.merchantId().equals(merchantId))
            .filter(it -> it.merchantTradeNo().equals(merchantTradeNo)));
  }

  /** The one of that number, if it is the merchant's. */
  public Optional<Authorisation> find(String merchantId, long gwsr) {
    return stream()
        .filter(it -> it.gwsr() == gwsr && it.merchantId().equals(merchantId))
        .findFirst();
  }

  /** Takes in a new state, or a new authorisation. Only inside a change of the store. */
  public void put(Authorisation authorisation) {
    changed.put(authorisation.gwsr(), authorisation);
  }

  @Override
  public Optional<Instant> nextDue() {
    return stream().flatMap(it -> due(it).stream()).min(naturalOrder());
  }

  /** Closes what each day's closing until then has to, at the time of that closing. */
  @Override
  public void runDue(Instant moment) {
    store.change(() -> {
      all().forEach(it -> due(it).filter(at -> !at.isAfter(moment)).ifPresent(at -> close(it, at)));
      return moment;
    });
  }

  private Stream<Authorisation> stream() {
    Stream<Authorisation> untouched =
        trades.all().stream()
            .flatMap(trade -> Authorisation.of(trade).stream())
            .filter(authorisation -> !changed.containsKey(authorisation.gwsr()));
    return Stream.concat(changed.values().stream(), untouched);
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

  private Optional<Instant> due(Authorisation authorisation) {
    return authorisation.nextDue(automatic(authorisation));
  }

  /** Whether the merchant leaves capturing to ECPay's daily closing. */
  boolean automatic(Authorisation authorisation) {
    return merchants.find(authorisation.merchantId()).map(Merchant::automaticCapture).orElse(false);
  }
}
