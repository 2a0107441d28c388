package tw.jiean.ecpay.sandbox.trade;

import java.util.Map;

/** Why a payment did not come about, as {@code RtnCode} and {@code RtnMsg} tell the shop. */
public record Failure(String rtnCode, String rtnMsg) {

  private static final String DECLINED = "10100248";
  private static final String NOT_PAID = "10100058";

  private static final Map<String, String> MESSAGES =
      Map.of(DECLINED, "拒絕交易,請客戶聯繫發卡行確認原因", NOT_PAID, "付款失敗", "10300066", "交易付款結果待確認中");

  /** The bank refused the card. */
  public static Failure declined() {
    return of(DECLINED);
  }

  /** The buyer gave up, did not pass the 3-D check, or there was another reason. */
  public static Failure notPaid() {
    return of(NOT_PAID);
  }

  /** The failure of a code, in ECPay's words where the sandbox knows them. */
  public static Failure of(String rtnCode) {
    return new Failure(rtnCode, MESSAGES.getOrDefault(rtnCode, "付款失敗"));
  }
}
