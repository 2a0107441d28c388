package tw.jiean.ecpay.sandbox.trade;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.wire.Form;

/** What {@code PaymentInfoURL} is told before the payment: mostly a code to pay with later. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PaymentCode.AtmAccount.class, name = "atm"),
  @JsonSubTypes.Type(value = PaymentCode.StoreCode.class, name = "cvs"),
  @JsonSubTypes.Type(value = PaymentCode.Barcodes.class, name = "barcode"),
  @JsonSubTypes.Type(value = PaymentCode.Application.class, name = "application")
})
public sealed interface PaymentCode {

  /** The last moment at which it can be paid; null when there is none. */
  @Nullable Instant expiresAt();

  /** {@code RtnCode} of the notification that says it was issued. */
  String rtnCode();

  /** {@code RtnMsg} of that notification. */
  String rtnMsg();

  /** Its fields in that notification (ECPay page 2881). */
  Form fields();

  /** A virtual account: three digits of bank, then 14 to 16 digits. */
  record AtmAccount(String bankCode, String account, Instant expiresAt) implements PaymentCode {

    @Override
    public String rtnCode() {
      return "2";
    }

    @Override
    public String rtnMsg() {
      return "Get VirtualAccount Succeeded";
    }

    @Override
    public Form fields() {
      return Form.of(
          "BankCode", bankCode, "vAccount", account, "ExpireDate", TaiwanTime.date(expiresAt));
    }
  }

  /** Fourteen characters for a store's machine. */
  record StoreCode(String number, Instant expiresAt) implements PaymentCode {

    @Override
    public String rtnCode() {
      return "10100073";
    }

    @Override
    public String rtnMsg() {
      return "Get CVS Code Succeeded.";
    }

    @Override
    public Form fields() {
      return storeFields(number, "", "", "", expiresAt);
    }
  }

  /** Three texts of 9, 16 and 15 characters, to be shown as Code 39. */
  record Barcodes(String first, String second, String third, Instant expiresAt)
      implements PaymentCode {

    @Override
    public String rtnCode() {
      return "10100073";
    }

    @Override
    public String rtnMsg() {
      return "Get CVS Code Succeeded.";
    }

    @Override
    public Form fields() {
      return storeFields("", first, second, third, expiresAt);
    }
  }

  /**
   * A request to a financier, neither approved nor paid (ECPay page 37517).
   *
   * @param tradeNo the financier's number of it
   * @param instalments in how many the buyer pays him back
   */
  record Application(String tradeNo, int instalments) implements PaymentCode {

    @Override
    public @Nullable Instant expiresAt() {
      return null;
    }

    @Override
    public String rtnCode() {
      return "2";
    }

    @Override
    public String rtnMsg() {
      return "Application accepted";
    }

    @Override
    public Form fields() {
      return Form.of("BNPLTradeNo", tradeNo, "BNPLInstallment", Integer.toString(instalments));
    }
  }

  private static Form storeFields(
      String number, String first, String second, String third, Instant expiresAt) {
    return Form.of(
        "PaymentNo", number,
        "Barcode1", first,
        "Barcode2", second,
        "Barcode3", third,
        "ExpireDate", TaiwanTime.dateTime(expiresAt));
  }
}
