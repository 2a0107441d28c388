package tw.jiean.ecpay.sandbox.trade;

import java.util.Map;

/** Why a payment did not come about, as {@code RtnCode} and {@code RtnMsg} tell the shop. */
public record Failure(String rtnCode, String rtnMsg) {

  /** The bank refused the card. */
  static final String DECLINED = "10100248";

  /** 3-D check not passed, or another reason. */
  static final String NOT_PAID = "10100058";

  private static final Map<String, String> MESSAGES =
      Map.of(DECLINED, "拒絕交易,請客戶聯繫發卡行確認原因", NOT_PAID, "付款失敗", "10300066", "交易付款結果待確認中");

  /** The failure of a code, in ECPay's words where the sandbox knows them. */
  public static Failure of(String rtnCode) {
    return new Failure(rtnCode, MESSAGES.getOrDefault(rtnCode, "付款失敗"));
  }
}
