package tw.jiean.ecpay.sandbox.period;

/** Why ECPay does not act on a periodic order; 99 begins the sandbox's own numbers. */
public enum PeriodRefusal {
  /** No trade of the merchant has that number. */
  UNKNOWN_TRADE("10200047", "查無交易資料"),
  /** {@code Action} is neither ReAuth nor Cancel. */
  UNKNOWN_ACTION("99202001", "Action 錯誤"),
  /** It was ordered otherwise, or its first charge was not paid. */
  NO_PLAN("99202002", "此交易非定期定額訂單"),
  /** It has ended already. */
  NOT_RUNNING("99202003", "定期定額訂單已停止"),
  /** Its latest charge did not fail, or is being repeated already. */
  NOTHING_TO_REPEAT("99202004", "無授權失敗之交易可重新授權"),
  /** ECPay's stage repeats nothing. */
  NOT_ON_STAGE("99202005", "測試環境不支援");

  private final String rtnCode;
  private final String rtnMsg;

  PeriodRefusal(String rtnCode, String rtnMsg) {
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
