package tw.jiean.ecpay.card;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tw.jiean.ecpay.TradeAmount;

/**
 * ECPay's answer about one authorisation of a card (ECPay page 2894). It is not signed: what binds
 * it to the question is number, amount and TLS.
 *
 * @param gwsr the authorisation's number, as asked for
 * @param amount whole NT$ authorised, as asked for
 * @param captured whole NT$ of it that were captured
 * @param authorisedAt when it was authorised, if ECPay wrote that in its usual way
 * @param state how far it is
 * @param stateWord how far it is in ECPay's word, such as 已授權
 * @param captures what was or will be fetched or given back; none before the first capture
 */
public record Authorisation(
    String gwsr,
    TradeAmount amount,
    long captured,
    Optional<Instant> authorisedAt,
    CardState state,
    String stateWord,
    List<Capture> captures) {

  /** Copies the list. */
  public Authorisation {
    captures = List.copyOf(captures);
  }

  /**
   * One row of {@code close_data}: a capture or a refund. The page says little about it; its
   * reading is lenient where nothing hangs on it.
   *
   * @param number ECPay's number of it, or empty text
   * @param amount whole NT$; whether ECPay writes refunds as negative is not established
   * @param at when, if ECPay wrote that in its usual way
   * @param state how far it is
   * @param stateWord how far it is in ECPay's word
   */
  public record Capture(
      String number, long amount, Optional<Instant> at, CardState state, String stateWord) {}
}
