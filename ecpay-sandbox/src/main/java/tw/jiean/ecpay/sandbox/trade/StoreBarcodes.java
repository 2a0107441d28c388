package tw.jiean.ecpay.sandbox.trade;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import tw.jiean.ecpay.sandbox.trade.PaymentCode.Barcodes;

/**
 * The three barcodes of Taiwan's convenience stores: deadline and collector, account, and amount
 * behind two check characters over all three.
 */
final class StoreBarcodes {

  private static final String COLLECTOR = "63C";

  private StoreBarcodes() {}

  /** The barcodes of a 16-digit account. */
  static Barcodes of(String account, long amount, Instant expiresAt) {
    LocalDateTime deadline = TaiwanTime.at(expiresAt);
    // The stores count years since 1911 and keep two digits of them.
    int year = (deadline.getYear() - 1911) % 100;
    String monthDay =
        String.format(Locale.ROOT, "%02d%02d", deadline.getMonthValue(), deadline.getDayOfMonth());
    String first = String.format(Locale.ROOT, "%02d", year) + monthDay + COLLECTOR;
    String head = monthDay;
    String tail = String.format(Locale.ROOT, "%09d", amount);
    int odd = 0;
    int even = 0;
    for (String part : new String[] {first, account, head + tail}) {
      for (int i = 0; i < part.length(); i++) {
        if (i % 2 == 0) {
          odd += weight(part.charAt(i));
        } else {
          even += weight(part.charAt(i));
        }
      }
    }
    String check = checkCharacter(odd % 11, "A", "B") + checkCharacter(even % 11, "X", "Y");
    return new Barcodes(first, account, head + check + tail, expiresAt);
  }

  private static String checkCharacter(int rest, String zero, String ten) {
    return switch (rest) {
      case 0 -> zero;
      case 10 -> ten;
      default -> Integer.toString(rest);
    };
  }

  /** A to I count 1 to 9, J to R again, S to Z 2 to 9. */
  private static int weight(char character) {
    if (character <= '9') {
      return character - '0';
    }
    int letter = character - 'A';
    return letter < 18 ? letter % 9 + 1 : letter - 18 + 2;
  }
}
