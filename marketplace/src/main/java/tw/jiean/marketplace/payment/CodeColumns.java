package tw.jiean.marketplace.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A {@link PaymentCode} as the columns of {@code payment_attempt} that hold it. */
record CodeColumns(
    @Nullable String bankCode,
    @Nullable String bankAccount,
    @Nullable String storeCode,
    @Nullable String barcode1,
    @Nullable String barcode2,
    @Nullable String barcode3) {

  static CodeColumns of(@Nullable PaymentCode code) {
    return switch (code) {
      case null -> new CodeColumns(null, null, null, null, null, null);
      case PaymentCode.AtmAccount(var bank, var account) ->
          new CodeColumns(bank, account, null, null, null, null);
      case PaymentCode.StoreCode(var number) ->
          new CodeColumns(null, null, number, null, null, null);
      case PaymentCode.Barcodes(var first, var second, var third) ->
          new CodeColumns(null, null, null, first, second, third);
    };
  }

  static CodeColumns of(ResultSet row) throws SQLException {
    return new CodeColumns(
        row.getString("bank_code"),
        row.getString("bank_account"),
        row.getString("store_code"),
        row.getString("barcode_1"),
        row.getString("barcode_2"),
        row.getString("barcode_3"));
  }

  @Nullable PaymentCode code() {
    if (bankCode != null && bankAccount != null) {
      return new PaymentCode.AtmAccount(bankCode, bankAccount);
    }
    if (barcode1 != null && barcode2 != null && barcode3 != null) {
      return new PaymentCode.Barcodes(barcode1, barcode2, barcode3);
    }
    return storeCode == null ? null : new PaymentCode.StoreCode(storeCode);
  }
}
