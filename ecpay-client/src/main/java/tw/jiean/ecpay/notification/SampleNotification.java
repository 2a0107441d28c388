package tw.jiean.ecpay.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;

/**
 * A message as ECPay would post it, rightly signed with the merchant's own keys: for the tests of
 * shops. Change it with {@link #with} and {@link #without}, which sign anew, or damage {@link
 * #form} by hand to see it refused. Immutable.
 */
public final class SampleNotification {

  /** The Content-Type that ECPay sends it with. */
  public static final String CONTENT_TYPE = "application/x-www-form-urlencoded";

  private static final Instant TRADED = Instant.parse("2026-01-02T03:04:05Z");
  private static final String ECPAY_TRADE_NO = "2601021104050001";

  private final EcpayConfig config;
  private final FormFields unsigned;

  private SampleNotification(EcpayConfig config, FormFields unsigned) {
    this.config = config;
    this.unsigned = unsigned;
  }

  /** A payment by card that succeeded. */
  public static SampleNotification paid(
      EcpayConfig config, MerchantTradeNo tradeNo, TradeAmount amount) {
    return of(config, tradeNo, amount, "Credit_CreditCard", "1", "交易成功")
        .with("PaymentDate", EcpayTime.format(TRADED.plusSeconds(60)))
        .with("PaymentTypeChargeFee", "0")
        .with("SimulatePaid", "0");
  }

  /** A payment by card that ECPay's console only pretended. */
  public static SampleNotification simulated(
      EcpayConfig config, MerchantTradeNo tradeNo, TradeAmount amount) {
    return paid(config, tradeNo, amount).with("SimulatePaid", "1");
  }

  /** A payment by card that failed with one of ECPay's codes, such as {@code 10100058}. */
  public static SampleNotification failed(
      EcpayConfig config, MerchantTradeNo tradeNo, TradeAmount amount, String rtnCode) {
    return paid(config, tradeNo, amount).with("RtnCode", rtnCode).with("RtnMsg", "交易失敗");
  }

  /** An account to transfer to. Nothing is paid. */
  public static SampleNotification atmIssued(
      EcpayConfig config, MerchantTradeNo tradeNo, TradeAmount amount) {
    return of(config, tradeNo, amount, "ATM_BOT", "2", "Get VirtualAccount Succeeded")
        .with("BankCode", "004")
        .with("vAccount", "9900000000000001")
        .with("ExpireDate", "2026/01/05");
  }

  /** A code for a convenience store's machine. Nothing is paid. */
  public static SampleNotification cvsIssued(
      EcpayConfig config, MerchantTradeNo tradeNo, TradeAmount amount) {
    return of(config, tradeNo, amount, "CVS_CVS", "10100073", "Get CVS Code Succeeded.")
        .with("PaymentNo", "LLL26002000001")
        .with("ExpireDate", "2026/01/09 11:04:05")
        .with("Barcode1", "")
        .with("Barcode2", "")
        .with("Barcode3", "");
  }

  /** Three barcodes for a convenience store's counter. Nothing is paid. */
  public static SampleNotification barcodeIssued(
      EcpayConfig config, MerchantTradeNo tradeNo, TradeAmount amount) {
    return of(config, tradeNo, amount, "BARCODE_BARCODE", "10100073", "Get CVS Code Succeeded.")
        .with("PaymentNo", "")
        .with("ExpireDate", "2026/01/09 11:04:05")
        .with("Barcode1", "1501096EA")
        .with("Barcode2", "9900000000000001")
        .with("Barcode3", "010902000001200");
  }

  /** An application for instalments without a card. Nothing is approved or paid. */
  public static SampleNotification bnplApplied(
      EcpayConfig config, MerchantTradeNo tradeNo, TradeAmount amount) {
    return of(config, tradeNo, amount, "BNPL_URICH", "2", "BNPL Applying")
        .with("BNPLTradeNo", "B26010200000001")
        .with("BNPLInstallment", "3");
  }

  /** The second charge of a periodic order, for {@link NotificationParser#parsePeriodic}. */
  public static SampleNotification periodicCharge(
      EcpayConfig config, MerchantTradeNo tradeNo, TradeAmount amount) {
    FormFields fields =
        FormFields.none()
            .and("MerchantID", config.merchantId().value())
            .and("MerchantTradeNo", tradeNo.value())
            .and("StoreID", "")
            .and("RtnCode", "1")
            .and("RtnMsg", "成功")
            .and("PeriodType", "M")
            .and("Frequency", "1")
            .and("ExecTimes", "12")
            .and("Amount", amount.toString())
            .and("Gwsr", "10000002")
            .and("ProcessDate", EcpayTime.format(TRADED))
            .and("AuthCode", "777777")
            .and("FirstAuthAmount", amount.toString())
            .and("TotalSuccessTimes", "2");
    return new SampleNotification(config, customFields(fields));
  }

  private static SampleNotification of(
      EcpayConfig config,
      MerchantTradeNo tradeNo,
      TradeAmount amount,
      String paymentType,
      String rtnCode,
      String rtnMsg) {
    FormFields fields =
        FormFields.none()
            .and("MerchantID", config.merchantId().value())
            .and("MerchantTradeNo", tradeNo.value())
            .and("StoreID", "")
            .and("RtnCode", rtnCode)
            .and("RtnMsg", rtnMsg)
            .and("TradeNo", ECPAY_TRADE_NO)
            .and("TradeAmt", amount.toString())
            .and("PaymentType", paymentType)
            .and("TradeDate", EcpayTime.format(TRADED));
    return new SampleNotification(config, customFields(fields));
  }

  private static FormFields customFields(FormFields fields) {
    return fields
        .and("CustomField1", "")
        .and("CustomField2", "")
        .and("CustomField3", "")
        .and("CustomField4", "");
  }

  /**
   * The same with a field set, in its place or at the end.
   *
   * @throws IllegalArgumentException for {@code CheckMacValue}, which is made of the others
   */
  public SampleNotification with(String name, String value) {
    requireUnsigned(name);
    FormFields fields = FormFields.none();
    for (var field : unsigned.list()) {
      boolean same = field.getKey().equals(name);
      fields = fields.and(field.getKey(), same ? value : field.getValue());
    }
    return new SampleNotification(
        config, unsigned.value(name).isPresent() ? fields : fields.and(name, value));
  }

  /**
   * The same without a field.
   *
   * @throws IllegalArgumentException for {@code CheckMacValue}, which is made of the others
   */
  public SampleNotification without(String name) {
    requireUnsigned(name);
    FormFields fields = FormFields.none();
    for (var field : unsigned.list()) {
      fields = field.getKey().equals(name) ? fields : fields.and(field.getKey(), field.getValue());
    }
    return new SampleNotification(config, fields);
  }

  private static void requireUnsigned(String name) {
    if (name.equals(CheckMacValue.FIELD)) {
      throw new IllegalArgumentException(
          name + " is made of the other fields; to spoil it, change the text of form()");
    }
  }

  /** The fields, {@code CheckMacValue} last. */
  public FormFields fields() {
    return config.sign(unsigned);
  }

  /** The body of the request as text, encoded. */
  public String form() {
    return fields().encode();
  }

  /** The bytes of the body. */
  public byte[] body() {
    return form().getBytes(US_ASCII);
  }

  @Override
  public String toString() {
    return "SampleNotification" + unsigned;
  }
}
