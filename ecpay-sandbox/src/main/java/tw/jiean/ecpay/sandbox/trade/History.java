package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.util.List;
import org.h2.mvstore.MVMap;
import tw.jiean.ecpay.sandbox.store.StateStore;

/** Remembers when trades changed their state. Its changes belong inside a change of the store. */
final class History {

  private final MVMap<Long, Moment> moments;

  History(StateStore store) {
    this.moments = store.numbered("moments", Moment.class);
  }

  void note(Trade before, Trade after, Instant at) {
    if (before.state() != after.state()) {
      moments.put(
          StateStore.nextNumber(moments), new Moment(after.order().id(), after.state(), at));
    }
  }

  /** Oldest first. */
  List<Moment> of(long tradeId) {
    return moments.values().stream().filter(moment -> moment.tradeId() == tradeId).toList();
  }
}
