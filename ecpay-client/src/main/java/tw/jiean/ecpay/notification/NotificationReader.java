package tw.jiean.ecpay.notification;

import static tw.jiean.ecpay.NotificationRefused.Reason.AMBIGUOUS_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.INVALID_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.MISSING_FIELD;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tw.jiean.ecpay.EcpayTime;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.notification.Notification.CodeIssued;
import tw.jiean.ecpay.notification.Notification.Failed;
import tw.jiean.ecpay.notification.Notification.Paid;
import tw.jiean.ecpay.notification.Notification.Simulated;
import tw.jiean.ecpay.notification.Notification.Undecided;

/** Reads verified fields into the case that they mean (ECPay pages 2878, 2881 and 5740). */
final class NotificationReader {

  private static final String PAID = "1";
  private static final String ATM_ISSUED = "2";
  private static final String STORE_ISSUED = "10100073";
  private static final String NOT_KNOWN_YET = "10300066";

  private final FormFields fields;

  NotificationReader(FormFields fields) {
    this.fields = fields;
  }

  Notification read() {
    refuseNul();
    Trade trade = trade();
    return switch (trade.rtnCode()) {
      case PAID -> paid(trade);
      case ATM_ISSUED -> atmIssued(trade);
      case STORE_ISSUED -> storeIssued(trade);
      case NOT_KNOWN_YET -> new Undecided(trade, fields);
      default -> new Failed(trade, fields);
    };
  }

  /** No field of ECPay holds U+0000, and databases refuse it in text. */
  private void refuseNul() {
    fields.list().stream()
        .filter(field -> field.getKey().indexOf(0) >= 0 || field.getValue().indexOf(0) >= 0)
        .findFirst()
        .ifPresent(field -> {
          throw new NotificationRefused(INVALID_FIELD, "a field holds U+0000", fields);
        });
  }

  private Trade trade() {
    return new Trade(
        mandatory("MerchantID", MerchantId::new),
        mandatory("MerchantTradeNo", MerchantTradeNo::new),
        nonEmpty("TradeNo").map(value -> read("TradeNo", value, EcpayTradeNo::new)),
        mandatory("TradeAmt", TradeAmount::parse),
        mandatory("PaymentType", Function.identity()),
        mandatory("RtnCode", matching("[0-9]{1,10}")),
        nonEmpty("RtnMsg").orElse(""));
  }

  private Notification paid(Trade trade) {
    Instant paymentDate = mandatory("PaymentDate", EcpayTime::parse);
    mandatory("TradeNo", Function.identity());
    // Any other word than 0 is not taken for money.
    String simulated = nonEmpty("SimulatePaid").orElse("0");
    return simulated.equals("0")
        ? new Paid(trade, paymentDate, fields)
        : new Simulated(trade, paymentDate, fields);
  }

  private Notification atmIssued(Trade trade) {
    return switch (method(trade)) {
      case "ATM" -> issued(trade, atmAccount());
      // BNPL answers 2 while the application is under way (ECPay page 37517).
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
    return new CodeIssued(trade, code, mandatory("ExpireDate", EcpayTime::parseDeadline), fields);
  }

  private IssuedCode atmAccount() {
    return new IssuedCode.AtmAccount(
        mandatory("BankCode", matching("[0-9]{3}")),
        mandatory("vAccount", matching("[0-9]{1,16}")));
  }

  private IssuedCode storeCode() {
    return new IssuedCode.StoreCode(mandatory("PaymentNo", matching("[0-9A-Za-z]{1,14}")));
  }

  private IssuedCode barcodes() {
    Function<String, String> code39 = matching("[0-9A-Z .$/+%-]{1,20}");
    return new IssuedCode.Barcodes(
        mandatory("Barcode1", code39),
        mandatory("Barcode2", code39),
        mandatory("Barcode3", code39));
  }

  private <T> T mandatory(String name, Function<String, T> reader) {
    String value =
        nonEmpty(name).orElseThrow(() -> new NotificationRefused(MISSING_FIELD, name, fields));
    return read(name, value, reader);
  }

  /**
   * A name in other letter case signs alike. It must not pass as absent: {@code simulatepaid=1}
   * would turn a simulation into money.
   */
  private Optional<String> nonEmpty(String name) {
    boolean misspelt =
        fields.list().stream()
            .map(Map.Entry::getKey)
            .anyMatch(other -> other.equalsIgnoreCase(name) && !other.equals(name));
    if (misspelt) {
      throw new NotificationRefused(AMBIGUOUS_FIELD, name + " in other letter case", fields);
    }
    return fields.nonEmpty(name);
  }

  private <T> T read(String name, String value, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new NotificationRefused(INVALID_FIELD, name, fields);
    }
  }

  private static Function<String, String> matching(String pattern) {
    return value -> {
      if (!value.matches(pattern)) {
        throw new IllegalArgumentException("Not of the form " + pattern);
      }
      return value;
    };
  }
}
