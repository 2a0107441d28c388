package tw.jiean.ecpay.sandbox.journal;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Remembers the newest requests. */
public final class Journal {

  /** So many are remembered. */
  private static final int MAX_ENTRIES = 2_000;

  private static final int MAX_ANSWER = 4_000;

  private final StateStore store;
  private final InstantSource clock;
  private final MVMap<Long, Entry> entries;

  /** A journal by the sandbox's clock. */
  public Journal(StateStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.entries = store.numbered("journal", Entry.class);
  }

  /** Writes down a refused order. */
  public void refused(Form order, Entry.Refusal refusal) {
    add(now(), Entry.Kind.ORDER, "AioCheckOut/V5", order, 200, "", refusal);
  }

  /** Writes down a request of a shop's server that came at a time. */
  public void asked(Instant at, String operation, Form request, int status, String answer) {
    add(at, Entry.Kind.REQUEST, operation, request, status, answer, null);
  }

  /** The time by which it writes. */
  Instant now() {
    return clock.instant();
  }

  /**
   * Writes down that a browser was given a result.
   *
   * @param address the name of the address that it goes to
   */
  public void handed(String address, Form result) {
    add(now(), Entry.Kind.BROWSER, address, result, 200, "", null);
  }

  /** All of them, newest first. */
  public List<Entry> all() {
    List<Entry> all = new ArrayList<>(entries.values());
    Collections.reverse(all);
    return Collections.unmodifiableList(all);
  }

  /** Those that name a merchant's trade, oldest first. */
  public List<Entry> of(String merchantId, String merchantTradeNo) {
    return entries.values().stream()
        .filter(entry -> entry.merchantTradeNo().equals(merchantTradeNo))
        .filter(entry -> entry.merchantId().equals(merchantId))
        .toList();
  }

  /** The one of that number. */
  public Optional<Entry> find(long id) {
    return Optional.ofNullable(entries.get(id));
  }

  private void add(
      Instant at,
      Entry.Kind kind,
      String operation,
      Form fields,
      int status,
      String answer,
      Entry.@Nullable Refusal refusal) {
    String start = answer.length() > MAX_ANSWER ? answer.substring(0, MAX_ANSWER) + "…" : answer;
    store.change(() -> {
      long id = StateStore.nextNumber(entries);
      Entry entry =
          new Entry(
              id,
              at,
              kind,
              operation,
              fields.text("MerchantID"),
              fields.text("MerchantTradeNo"),
              fields,
              status,
              start,
              refusal);
      entries.put(id, entry);
      if (entries.sizeAsLong() > MAX_ENTRIES) {
        entries.remove(entries.firstKey());
      }
      return entry;
    });
  }
}
