package tw.jiean.ecpay.sandbox.trade;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.store.Subset;

/** Finds and keeps trades. Its changes belong inside a change of the {@link StateStore}. */
final class TradeStore {

  private final MVMap<Long, Trade> trades;
  private final Subset<Trade> running;

  /** The newest trade of each number, whoever's it is. */
  private final Map<String, Long> newest = new ConcurrentHashMap<>();

  private final MVMap<String, Long> byNumber;
  private final MVMap<String, Long> byCashier;

  TradeStore(StateStore store) {
    this.trades = store.numbered("trades", Trade.class);
    this.running = store.subset(trades, trade -> trade.expiresAt().isPresent());
    store.derive(() -> {
      newest.clear();
      trades.values().forEach(this::noteNumber);
    });
    this.byNumber = store.index("tradesByNumber");
    this.byCashier = store.index("tradesByCashier");
  }

  long nextId() {
    return StateStore.nextNumber(trades);
  }

  /** Whether the merchant, or any other under the same platform, has used that number. */
  boolean taken(OrderDraft draft) {
    return byNumber.containsKey(draft.merchantId() + "/" + draft.merchantTradeNo())
        || draft.platformId().stream()
            .anyMatch(id -> byNumber.containsKey(ofPlatform(id, draft.merchantTradeNo())));
  }

  void insert(Trade trade) {
    Order order = trade.order();
    update(trade);
    noteNumber(trade);
    byNumber.put(order.merchantId() + "/" + order.merchantTradeNo(), order.id());
    order
        .platformId()
        .ifPresent(id -> byNumber.put(ofPlatform(id, order.merchantTradeNo()), order.id()));
    byCashier.put(order.cashierId(), order.id());
  }

  void update(Trade trade) {
    running.put(trade.order().id(), trade);
  }

  private void noteNumber(Trade trade) {
    newest.put(trade.order().merchantTradeNo(), trade.order().id());
  }

  /** Those whose time can run out. */
  Stream<Trade> running() {
    return running.stream();
  }

  Optional<Trade> newest(String merchantTradeNo) {
    return of(newest.get(merchantTradeNo));
  }

  Trade get(long id) {
    Trade trade = trades.get(id);
    if (trade == null) {
      throw new UnknownTrade("#" + id);
    }
    return trade;
  }

  Optional<Trade> find(String merchantId, String merchantTradeNo) {
    return of(byNumber.get(merchantId + "/" + merchantTradeNo));
  }

  Optional<Trade> ofCashier(String cashierId) {
    return of(byCashier.get(cashierId));
  }

  /** Newest first. */
  List<Trade> all() {
    // The map has them in the order of their numbers.
    List<Trade> all = new ArrayList<>(trades.values());
    Collections.reverse(all);
    return Collections.unmodifiableList(all);
  }

  private static String ofPlatform(String platformId, String merchantTradeNo) {
    return "platform " + platformId + "/" + merchantTradeNo;
  }

  private Optional<Trade> of(@Nullable Long id) {
    return id == null ? Optional.empty() : Optional.ofNullable(trades.get(id));
  }
}
