package tw.jiean.ecpay.notification;

import static tw.jiean.ecpay.notification.FieldReader.matching;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.notification.Notification.Applied;
import tw.jiean.ecpay.notification.Notification.CodeIssued;
import tw.jiean.ecpay.notification.Notification.Failed;
import tw.jiean.ecpay.notification.Notification.Paid;
import tw.jiean.ecpay.notification.Notification.Simulated;
import tw.jiean.ecpay.notification.Notification.Undecided;

/** Reads verified fields into the case that they mean (ECPay pages 2878, 2881 and 5740). */
final class NotificationReader {

  static final String PAID = "1";
  static final String NOT_KNOWN_YET = "10300066";

  private static final String ATM_ISSUED = "2";
  private static final String STORE_ISSUED = "10100073";

  private final FormFields fields;
  private final FieldReader reader;

  NotificationReader(FormFields fields) {
    this.fields = fields;
    this.reader = new FieldReader(fields);
  }

  Notification read() {
    Trade trade = trade();
    return switch (trade.rtnCode()) {
      case PAID -> paid(trade);
      case ATM_ISSUED -> atmIssued(trade);
      case STORE_ISSUED -> storeIssued(trade);
      case NOT_KNOWN_YET -> new Undecided(trade, fields);
      default -> new Failed(trade, fields);
    };
  }

  private Trade trade() {
    return new Trade(
        reader.mandatory("MerchantID", MerchantId::new),
        reader.mandatory("MerchantTradeNo", MerchantTradeNo::new),
        reader.optional("TradeNo", EcpayTradeNo::new),
        reader.mandatory("TradeAmt", TradeAmount::parse),
        reader.mandatory("PaymentType"),
        reader.mandatory("RtnCode", matching("[0-9]{1,10}")),
        reader.nonEmpty("RtnMsg").orElse(""));
  }

  private Notification paid(Trade trade) {
    Instant paymentDate = reader.mandatory("PaymentDate", EcpayTime::parse);
    reader.mandatory("TradeNo");
    // Any other word than 0 is not taken for money.
    String simulated = reader.nonEmpty("SimulatePaid").orElse("0");
    return simulated.equals("0")
        ? new Paid(trade, paymentDate, PaymentDetails.of(fields), fields)
        : new Simulated(trade, paymentDate, fields);
  }

  private Notification atmIssued(Trade trade) {
    return switch (method(trade)) {
      case "ATM" -> issued(trade, atmAccount());
      // The application is under way, neither approved nor paid (ECPay page 37517).
      case "BNPL" -> new Applied(trade, PaymentDetails.of(fields).bnpl(), fields);
      default -> new Undecided(trade, fields);
    };
  }

  private Notification storeIssued(Trade trade) {
    return switch (method(trade)) {
      case "CVS" -> issued(trade, storeCode());
      case "BARCODE" -> issued(trade, barcodes());
      default -> new Undecided(trade, fields);
    };
  }

  private static String method(Trade trade) {
    return trade.method().toUpperCase(Locale.ROOT);
  }

  private CodeIssued issued(Trade trade, IssuedCode code) {
    Instant deadline = reader.mandatory("ExpireDate", EcpayTime::parseDeadline);
    return new CodeIssued(trade, code, deadline, fields);
  }

  private IssuedCode atmAccount() {
    return new IssuedCode.AtmAccount(
        reader.mandatory("BankCode", matching("[0-9]{3}")),
        reader.mandatory("vAccount", matching("[0-9]{1,16}")));
  }

  private IssuedCode storeCode() {
    return new IssuedCode.StoreCode(reader.mandatory("PaymentNo", matching("[0-9A-Za-z]{1,14}")));
  }

  private IssuedCode barcodes() {
    Function<String, String> code39 = matching("[0-9A-Z .$/+%-]{1,20}");
    return new IssuedCode.Barcodes(
        reader.mandatory("Barcode1", code39),
        reader.mandatory("Barcode2", code39),
        reader.mandatory("Barcode3", code39));
  }
}
