package tw.jiean.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.InetSocketAddress;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.PublishedTestAccount;

/**
 * Card payments as ECPay tells of them, with the additional fields of a card, signed with the keys
 * that it publishes for its stage, as whole HTTP requests to {@code ReturnURL}.
 */
final class Messages {

  private static final EcpayConfig CONFIG =
      new EcpayConfig(
          new MerchantId(PublishedTestAccount.MERCHANT.merchantId()),
          PublishedTestAccount.MERCHANT.hashKey(),
          PublishedTestAccount.MERCHANT.hashIv(),
          EcpayEnvironment.STAGE);

  private final String head;

  /** To the site at this address. */
  Messages(InetSocketAddress site) {
    this.head =
        "POST /order/return/ HTTP/1.1\r\nHost: "
            + site.getHostString()
            + ":"
            + site.getPort()
            + "\r\nAccept: text/html\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            + "Content-Length: ";
  }

  /** The payment of a pending order. */
  byte[] paid(PendingOrder order) {
    return request(CONFIG.sign(fields(order)));
  }

  /** The body alone. */
  String body(PendingOrder order) {
    return CONFIG.sign(fields(order)).encode();
  }

  /** The same with a signature that is wrong in its last digit. */
  byte[] forged(PendingOrder order) {
    FormFields fields = fields(order);
    String right = CONFIG.sign(fields).value(CheckMacValue.FIELD).orElseThrow();
    char last = right.charAt(right.length() - 1) == '0' ? '1' : '0';
    return request(fields.and(CheckMacValue.FIELD, right.substring(0, right.length() - 1) + last));
  }

  private byte[] request(FormFields fields) {
    String body = fields.encode();
    return (head + body.length() + "\r\n\r\n" + body).getBytes(US_ASCII);
  }

  private static FormFields fields(PendingOrder order) {
    String amount = Long.toString(order.amount());
    return FormFields.none()
        .and("MerchantID", CONFIG.merchantId().value())
        .and("MerchantTradeNo", order.tradeNo())
        .and("StoreID", "")
        .and("RtnCode", "1")
        .and("RtnMsg", "交易成功")
        .and("TradeNo", "BENCH" + order.attempt())
        .and("TradeAmt", amount)
        .and("PaymentDate", "2026/11/22 20:30:15")
        .and("PaymentType", "Credit_CreditCard")
        .and("PaymentTypeChargeFee", "33")
        .and("TradeDate", "2026/11/22 20:29:01")
        .and("SimulatePaid", "0")
        .and("CustomField1", "")
        .and("CustomField2", "")
        .and("CustomField3", "")
        .and("CustomField4", "")
        .and("gwsr", "10735183")
        .and("process_date", "2026/11/22 20:30:10")
        .and("auth_code", "777777")
        .and("amount", amount)
        .and("eci", "5")
        .and("card4no", "2222")
        .and("card6no", "431195");
  }
}
