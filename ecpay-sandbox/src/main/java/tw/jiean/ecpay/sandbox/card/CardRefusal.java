package tw.jiean.ecpay.sandbox.card;

/**
 * Why ECPay does not do what a shop asks of an authorisation. ECPay publishes the rules and hardly
 * any code, so numbers that begin with 99 are the sandbox's own.
 */
public enum CardRefusal {
  /** No trade of the merchant has these two numbers. */
  UNKNOWN_TRADE("10200047", "查無交易資料"),
  /** {@code Action} is none of C, R, E and N. */
  UNKNOWN_ACTION("99201001", "Action 錯誤"),
  /** Not paid by card, or not paid. */
  NOT_AUTHORISED("99201002", "此交易無信用卡授權"),
  /** Its state does not allow that. */
  WRONG_STATE("99201003", "交易狀態不允許此操作"),
  /** C, E and N concern the whole amount, R at most what has not been refunded yet. */
  WRONG_AMOUNT("99201004", "金額錯誤"),
  /** Instalments and bonus points are refunded as a whole. */
  FULL_REFUND_ONLY("99201005", "分期或紅利交易須全額退刷"),
  /** Before it is captured, all of it is given back by E and N. */
  NOT_CAPTURED_YET("99201006", "全額退款請先取消關帳再放棄"),
  /** ECPay's daily closing runs. */
  CLOSING_RUNS("99201007", "20:15 至 20:30 自動關帳中"),
  /** ECPay captured it last evening; it is settled at six. */
  NOT_SETTLED_YET("99201008", "系統關帳之交易請於隔日 06:00 後操作"),
  /** More than 21 days old: customer service only. */
  TOO_LATE("99201009", "error_overDate"),
  /** The merchant's ECPay account holds less than the refund. */
  BALANCE_TOO_LOW("99201010", "帳戶餘額不足");

  private final String rtnCode;
  private final String rtnMsg;

  CardRefusal(String rtnCode, String rtnMsg) {
    this.rtnCode = rtnCode;
    this.rtnMsg = rtnMsg;
  }

  /** {@code RtnCode}. */
  public String rtnCode() {
    return rtnCode;
  }

  /** {@code RtnMsg}. */
  public String rtnMsg() {
    return rtnMsg;
  }
}
