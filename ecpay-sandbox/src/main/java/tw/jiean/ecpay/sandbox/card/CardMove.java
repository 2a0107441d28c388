package tw.jiean.ecpay.sandbox.card;

import java.util.Arrays;
import java.util.Optional;

/** What can be done to an authorisation (ECPay page 9242). */
enum CardMove {
  /** 關帳: have the money fetched at the next closing. */
  CAPTURE("C"),
  /** 退刷: give back some or all of it. */
  REFUND("R"),
  /** 取消: do not have it fetched after all. */
  CANCEL("E"),
  /** 放棄: never fetch it, and free the buyer's credit. */
  ABANDON("N"),
  /** ECPay's own daily closing, which no shop can ask for. */
  CLOSE("");

  private final String action;

  CardMove(String action) {
    this.action = action;
  }

  /** The move of a value of {@code Action}, spelt exactly. */
  static Optional<CardMove> ofAction(String action) {
    return Arrays.stream(values())
        .filter(move -> !action.isEmpty() && move.action.equals(action))
        .findFirst();
  }
}
