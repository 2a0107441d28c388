package tw.jiean.ecpay.sandbox.trade;

import java.util.Arrays;

/** The banks of ATM and WebATM; the names are the values of {@code ChooseSubPayment}. */
enum Bank {
  BOT("004", "臺灣銀行"),
  CHINATRUST("822", "中國信託"),
  FIRST("007", "第一銀行"),
  LAND("005", "土地銀行"),
  CATHAY("013", "國泰世華"),
  PANHSIN("118", "板信銀行");

  private final String code;
  private final String title;

  Bank(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** Three digits. */
  String code() {
    return code;
  }

  /** What {@code WebATMBankName} calls the bank of that code. */
  static String titleOf(String code) {
    return Arrays.stream(values())
        .filter(bank -> bank.code.equals(code))
        .findFirst()
        .map(bank -> bank.title)
        .orElse("");
  }
}
