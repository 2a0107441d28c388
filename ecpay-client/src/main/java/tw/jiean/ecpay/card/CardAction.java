package tw.jiean.ecpay.card;

/** What {@code DoAction} can do to a card's payment (ECPay pages 2885 and 9242). */
public enum CardAction {
  /** 關帳: has the authorised amount fetched at the next daily closing. */
  CAPTURE("C"),
  /** 退刷: gives back some or all of it. Done twice, it gives back twice. */
  REFUND("R"),
  /** 取消: takes a capture back before it is carried out; the payment is authorised again. */
  CANCEL_CAPTURE("E"),
  /** 放棄: never fetches the amount and frees it on the buyer's card. Cannot be undone. */
  ABANDON("N");

  final String code;

  CardAction(String code) {
    this.code = code;
  }
}
