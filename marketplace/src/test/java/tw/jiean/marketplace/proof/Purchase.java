package tw.jiean.marketplace.proof;

import static tw.jiean.marketplace.payment.EcpayMessages.with;
import static tw.jiean.marketplace.payment.EcpayMessages.without;

import java.math.BigInteger;
import java.util.Map;
import java.util.Objects;
import tw.jiean.marketplace.payment.EcpayMessages;

/**
 * An order that waits for its money, and what ECPay would say of it.
 *
 * @param orderNo its number
 * @param method how it is to be paid
 * @param form the signed fields that the buyer's browser would take to ECPay
 */
record Purchase(String orderNo, String method, Map<String, String> form) {

  String tradeNo() {
    return field("MerchantTradeNo");
  }

  long amount() {
    return Long.parseLong(field("TotalAmount"));
  }

  /** Path of the page to which the buyer comes back. */
  String resultPage() {
    return field("ClientBackURL").substring(Outside.SITE.length());
  }

  private String field(String name) {
    return Objects.requireNonNull(form.get(name), name);
  }

  /** ECPay's news that it was paid, not signed yet. */
  Map<String, String> paid() {
    return EcpayMessages.paid(Outside.MERCHANT, tradeNo(), ecpaysNumber(), amount(), type());
  }

  /** Digits only, as ECPay's are, and another one for each trade. */
  private String ecpaysNumber() {
    BigInteger digits = new BigInteger(tradeNo(), Character.MAX_RADIX).mod(BigInteger.TEN.pow(18));
    return "26" + "0".repeat(18 - digits.toString().length()) + digits;
  }

  Map<String, String> simulated() {
    return with(paid(), "SimulatePaid", "1");
  }

  Map<String, String> failed() {
    return with(with(paid(), "RtnCode", "10100058"), "RtnMsg", "付款失敗");
  }

  /** ECPay's news that an account was issued to pay to; of an ATM order. */
  Map<String, String> issued() {
    Map<String, String> fields = without(paid(), "PaymentDate", "SimulatePaid", "gwsr");
    fields = with(with(fields, "RtnCode", "2"), "RtnMsg", "Get VirtualAccount Succeeded");
    fields = with(with(fields, "BankCode", "005"), "vAccount", "5219111111111111");
    return with(fields, "ExpireDate", "2099/12/31");
  }

  private String type() {
    return switch (method) {
      case "credit_card" -> "Credit_CreditCard";
      case "atm" -> "ATM_LAND";
      case "webatm" -> "WebATM_TAISHIN";
      case "cvs" -> "CVS_CVS";
      case "barcode" -> "BARCODE_BARCODE";
      default -> throw new IllegalArgumentException(method);
    };
  }
}
