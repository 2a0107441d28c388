package tw.jiean.ecpay.sandbox.page;

import java.util.List;
import tw.jiean.ecpay.sandbox.trade.PaymentCode;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;

/** A payment code as the pages show it: lines of label and value, or barcodes. */
public record CodeView(List<Line> lines, List<Bars> barcodes, String expires) {

  /** One label and its value. */
  public record Line(String label, String value) {}

  /** One barcode; {@code number} names its image. */
  public record Bars(int number, String text) {}

  /** How a code is shown. */
  public static CodeView of(PaymentCode code, Language language) {
    String expires = code.expiresAt() == null ? "" : TaiwanTime.dateTime(code.expiresAt());
    if (code instanceof PaymentCode.AtmAccount atm) {
      return new CodeView(
          List.of(
              new Line(language.text("bankCode"), atm.bankCode()),
              new Line(language.text("account"), grouped(atm.account()))),
          List.of(),
          expires);
    }
    if (code instanceof PaymentCode.StoreCode store) {
      return new CodeView(
          List.of(new Line(language.text("storeCode"), store.number())), List.of(), expires);
    }
    if (code instanceof PaymentCode.Application application) {
      return new CodeView(
          List.of(
              new Line(language.text("applicationNo"), application.tradeNo()),
              new Line(language.text("instalments"), Integer.toString(application.instalments()))),
          List.of(),
          expires);
    }
    PaymentCode.Barcodes bars = (PaymentCode.Barcodes) code;
    return new CodeView(
        List.of(),
        List.of(new Bars(1, bars.first()), new Bars(2, bars.second()), new Bars(3, bars.third())),
        expires);
  }

  private static String grouped(String account) {
    return account.replaceAll("(.{4})(?!$)", "$1 ");
  }
}
