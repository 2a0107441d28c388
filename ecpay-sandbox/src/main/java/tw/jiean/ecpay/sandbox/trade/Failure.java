package tw.jiean.ecpay.sandbox.trade;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Why a payment did not come about, as {@code RtnCode} and {@code RtnMsg} tell the shop. */
public record Failure(String rtnCode, String rtnMsg) {

  private static final String DECLINED = "10100248";
  private static final String NOT_PAID = "10100058";
  private static final String REFUSED_BY_FINANCIER = "10200163";
  private static final String UNDECIDED = "10300066";
  private static final Map<String, String> MESSAGES =
      Map.of(
          DECLINED,
          "拒絕交易,請客戶聯繫發卡行確認原因",
          NOT_PAID,
          "付款失敗",
          REFUSED_BY_FINANCIER,
          "無卡分期申請失敗",
          UNDECIDED,
          "交易付款結果待確認中",
          "10800001",
          "風險控管,拒絕交易");

  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");

  /** These mean paid or waiting, so none of them fails a payment. */
  private static final List<String> NO_FAILURES = List.of("1", "2", "10100073");

  /** The codes that the sandbox words, in the order of their numbers. */
  public static List<String> known() {
    return MESSAGES.keySet().stream().sorted().toList();
  }

  /** Whether a code is one that a failed payment can have. */
  public static boolean fails(String rtnCode) {
    return NUMBER.matcher(rtnCode).matches() && !NO_FAILURES.contains(rtnCode);
  }

  /** The bank refused the card. */
  public static Failure declined() {
    return of(DECLINED);
  }

  /** The buyer gave up, did not pass the check, or there was another reason. */
  public static Failure notPaid() {
    return of(NOT_PAID);
  }

  /** What mostly goes wrong with a method. */
  static Failure usual(PaymentMethod method) {
    return method == PaymentMethod.BNPL ? of(REFUSED_BY_FINANCIER) : notPaid();
  }

  /** Whether nobody knows yet; the shop has to ask later. */
  boolean undecided() {
    return rtnCode.equals(UNDECIDED);
  }

  /** Whether a financier refused. */
  boolean byFinancier() {
    return rtnCode.equals(REFUSED_BY_FINANCIER);
  }

  /** The failure of a code, worded where the sandbox knows what it means. */
  public static Failure of(String rtnCode) {
    return new Failure(rtnCode, MESSAGES.getOrDefault(rtnCode, "付款失敗"));
  }
}
