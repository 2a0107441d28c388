package tw.jiean.ecpay.card;

import java.util.Arrays;

/** How far a card's payment, or one of its captures, is in ECPay's words (ECPay page 2894). */
public enum CardState {
  /** 未授權: the bank holds nothing. */
  UNAUTHORISED("未授權"),
  /** 已授權: the bank holds the amount and nobody has fetched it. */
  AUTHORISED("已授權"),
  /** 要關帳: to be fetched at the next closing. */
  CAPTURE_PENDING("要關帳"),
  /** 已關帳: fetched. */
  CAPTURED("已關帳"),
  /** 操作取消: the merchant took the capture back, so that nothing is to be fetched. */
  CAPTURE_CANCELLED("操作取消"),
  /** 已取消: given up; the buyer pays nothing. */
  CANCELLED("已取消"),
  /** A word that is not known here. */
  OTHER("");

  private final String word;

  CardState(String word) {
    this.word = word;
  }

  /** The one that ECPay calls so; {@link #OTHER} for a word that is not known here. */
  public static CardState of(String word) {
    return Arrays.stream(values())
        .filter(state -> state.word.equals(word))
        .findFirst()
        .orElse(OTHER);
  }
}
