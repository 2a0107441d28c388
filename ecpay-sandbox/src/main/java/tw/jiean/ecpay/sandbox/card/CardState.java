package tw.jiean.ecpay.sandbox.card;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How far an authorisation is, in ECPay's words of the card query (page 2894). */
public enum CardState {
  /** The bank holds the amount; nobody has fetched it. */
  AUTHORISED("已授權"),
  /** It is fetched at the next daily closing. */
  CAPTURE_PENDING("要關帳"),
  /** Fetched; what goes back from now on is a refund. */
  CAPTURED("已關帳"),
  /** Given up; the bank has let go of the amount. */
  ABANDONED("已取消");

  /** Every legal move: what is not here is refused. */
  private static final Map<CardState, Map<CardMove, CardState>> MOVES =
      Map.of(
          AUTHORISED,
          new EnumMap<>(
              Map.of(
                  CardMove.CAPTURE, CAPTURE_PENDING,
                  CardMove.ABANDON, ABANDONED,
                  CardMove.CLOSE, CAPTURED)),
          CAPTURE_PENDING,
          new EnumMap<>(
              Map.of(
                  CardMove.CANCEL, AUTHORISED,
                  CardMove.REFUND, CAPTURE_PENDING,
                  CardMove.CLOSE, CAPTURED)),
          CAPTURED,
          new EnumMap<>(Map.of(CardMove.REFUND, CAPTURED, CardMove.CLOSE, CAPTURED)),
          ABANDONED,
          new EnumMap<>(CardMove.class));

  private final String title;

  CardState(String title) {
    this.title = title;
  }

  /** {@code status} of the card query. */
  public String title() {
    return title;
  }

  /** The word of the control interface. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state after a move; empty when it is not legal here. */
  Optional<CardState> after(CardMove move) {
    return Optional.ofNullable(MOVES.getOrDefault(this, Map.of()).get(move));
  }
}
