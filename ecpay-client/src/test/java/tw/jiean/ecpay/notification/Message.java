package tw.jiean.ecpay.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.Recipe;

/** A message as ECPay posts it, to be spoilt one field at a time; each change gives a new one. */
record Message(List<Map.Entry<String, String>> fields) {

  static Message paid() {
    return new Message(List.of())
        .with("CustomField1", "")
        .with("MerchantID", "3002607")
        .with("MerchantTradeNo", "JNab12")
        .with("PaymentDate", "2026/07/01 12:34:56")
        .with("PaymentType", "Credit_CreditCard")
        .with("PaymentTypeChargeFee", "33.5")
        .with("RtnCode", "1")
        .with("RtnMsg", "交易成功 (ok)")
        .with("SimulatePaid", "0")
        .with("StoreID", "")
        .with("TradeAmt", "1200")
        .with("TradeDate", "2026/07/01 12:30:00")
        .with("TradeNo", "2607011230001234");
  }

  static Message atmIssued() {
    return issued("2", "ATM_BOT")
        .with("BankCode", "004")
        .with("vAccount", "9103522175887271")
        .with("ExpireDate", "2026/07/04");
  }

  static Message cvsIssued() {
    return issued("10100073", "CVS_CVS")
        .with("PaymentNo", "LLL26182123456")
        .with("Barcode1", "")
        .with("Barcode2", "")
        .with("Barcode3", "")
        .with("ExpireDate", "2026/07/08 12:30:00");
  }

  static Message barcodeIssued() {
    return issued("10100073", "BARCODE_BARCODE")
        .with("PaymentNo", "")
        .with("Barcode1", "150708E3E")
        .with("Barcode2", "3453010376534600")
        .with("Barcode3", "070813000001200")
        .with("ExpireDate", "2026/07/08 12:30:00");
  }

  private static Message issued(String rtnCode, String paymentType) {
    return paid()
        .without("PaymentDate")
        .without("PaymentTypeChargeFee")
        .without("SimulatePaid")
        .with("RtnCode", rtnCode)
        .with("RtnMsg", "Get VirtualAccount Succeeded")
        .with("PaymentType", paymentType);
  }

  /** Replaces the field of this name, or adds it. */
  Message with(String name, String value) {
    return without(name).and(name, value);
  }

  /** Adds a field, even a second one of its name. */
  Message and(String name, String value) {
    return changed(fields -> {
      fields.add(Map.entry(name, value));
      return fields;
    });
  }

  Message without(String name) {
    return changed(fields -> {
      fields.removeIf(field -> field.getKey().equals(name));
      return fields;
    });
  }

  Message renamed(String name, String otherName) {
    return without(name).and(otherName, value(name));
  }

  String value(String name) {
    return new FormFields(fields).value(name).orElseThrow();
  }

  private Message changed(UnaryOperator<List<Map.Entry<String, String>>> change) {
    return new Message(List.copyOf(change.apply(new ArrayList<>(fields))));
  }

  /** With the right signature of the published test merchant. */
  Message signed() {
    return with("CheckMacValue", Recipe.sign(fields));
  }

  byte[] body() {
    return new FormFields(fields).encode().getBytes(UTF_8);
  }
}
