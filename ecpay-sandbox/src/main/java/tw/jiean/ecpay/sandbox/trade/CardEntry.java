package tw.jiean.ecpay.sandbox.trade;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A card as the buyer hands it in, in a good form.
 *
 * @param number its 13 to 19 digits
 * @param instalments null for one payment
 * @param redeem whether bonus points pay a part
 */
public record CardEntry(String number, @Nullable Instalments instalments, boolean redeem) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{13,19}");

  /** Refuses what is no card number. */
  public CardEntry {
    if (!isNumber(number)) {
      throw new IllegalArgumentException("A card number has 13 to 19 digits and nothing else");
    }
  }

  /** Whether a text is written like a card number; spaces and hyphens do not belong to it. */
  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }
}
