package tw.jiean.ecpay.sandbox.endpoint;

/** Why a request from a shop's server is not looked at; 99 begins the sandbox's own numbers. */
enum RequestRefusal {
  /** The sandbox has no such merchant. */
  UNKNOWN_MERCHANT("10100251", "MerchantID Error"),
  /** The signature does not match. */
  WRONG_SIGNATURE("10200073", "CheckMacValue Error"),
  /** {@code TimeStamp} is more than three minutes off. */
  STALE_TIME_STAMP("99200009", "TimeStamp Error"),
  /** No trade number. */
  NO_TRADE_NO("10200052", "MerchantTradeNo Error");

  private final String number;
  private final String message;

  RequestRefusal(String number, String message) {
    this.number = number;
    this.message = message;
  }

  /** {@code RtnCode}, or {@code TradeStatus} where there is none. */
  String number() {
    return number;
  }

  /** {@code RtnMsg}. */
  String message() {
    return message;
  }
}
