package tw.jiean.ecpay.sandbox.trade;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import tw.jiean.ecpay.sandbox.trade.PaymentCode.AtmAccount;
import tw.jiean.ecpay.sandbox.trade.PaymentCode.StoreCode;

/** Draws the numbers that ECPay and its banks hand out, in their shapes. */
final class CodeIssuer {

  private static final Map<String, String> BANK_CODES =
      Map.of(
          "BOT",
          "004",
          "CHINATRUST",
          "822",
          "FIRST",
          "007",
          "LAND",
          "005",
          "CATHAY",
          "013",
          "PANHSIN",
          "118");
  private static final DateTimeFormatter TRADE_NO_HEAD =
      DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT);

  private static final int ATM_DEFAULT_DAYS = 3;
  private static final int CVS_DEFAULT_MINUTES = 10_080;
  private static final int BARCODE_DEFAULT_DAYS = 7;
  private static final int BARCODE_MAX_DAYS = 30;

  private final SecureRandom random = new SecureRandom();

  String cashierId() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Twelve digits of Taiwan time and four more. */
  String tradeNo(Instant now) {
    return TRADE_NO_HEAD.format(TaiwanTime.at(now)) + digits(4);
  }

  CardAttempt cardAttempt(String number) {
    return new CardAttempt(
        number.substring(0, 6),
        number.substring(number.length() - 4),
        digits(6),
        10_000_000 + random.nextInt(90_000_000),
        0);
  }

  PaymentCode code(Trade trade, PaymentMethod method, String sub, Instant now) {
    Order order = trade.order();
    return switch (method) {
      case ATM ->
          new AtmAccount(
              BANK_CODES.getOrDefault(sub, "004"),
              digits(16),
              TaiwanTime.endOfDay(now, number(order, "ExpireDate", ATM_DEFAULT_DAYS)));
      case CVS ->
          new StoreCode(
              "GW" + digits(12),
              now.plus(Duration.ofMinutes(number(order, "StoreExpireDate", CVS_DEFAULT_MINUTES))));
      case BARCODE ->
          StoreBarcodes.of(
              digits(16), order.amount(), TaiwanTime.endOfDay(now, barcodeDays(order)));
      case CREDIT, WEB_ATM ->
          throw new ImpossibleNow(order.merchantTradeNo(), "is not paid by a code");
    };
  }

  /** Days; an order for all methods may mean a store code's minutes, so the maximum bounds it. */
  private static int barcodeDays(Order order) {
    return Math.min(number(order, "StoreExpireDate", BARCODE_DEFAULT_DAYS), BARCODE_MAX_DAYS);
  }

  private static int number(Order order, String field, int fallback) {
    return order.fields().value(field).map(Integer::parseInt).orElse(fallback);
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      digits.append((char) ('0' + random.nextInt(10)));
    }
    return digits.toString();
  }
}
