package tw.jiean.ecpay.sandbox.page;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.trade.CardEntry;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.TestCard;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * A card as typed in, and how it shall pay.
 *
 * @param saved the remembered card that is taken instead of a number; null for another card
 * @param instalments the name of the plan; empty for one payment
 */
record CardForm(
    @Nullable TestCard saved,
    String number,
    String expiry,
    String securityCode,
    String instalments,
    boolean redeem) {

  private static final Pattern EXPIRY = Pattern.compile("(0[1-9]|1[0-2])/?([0-9]{2})");
  private static final Pattern SECURITY_CODE = Pattern.compile("[0-9]{3}");

  static CardForm empty(Optional<TestCard> remembered) {
    return new CardForm(remembered.orElse(null), "", "", "", "", false);
  }

  static CardForm of(Form form, Optional<TestCard> remembered) {
    return new CardForm(
        remembered.filter(card -> form.text("card").equals("saved")).orElse(null),
        form.text("number").replaceAll("[\\s-]", ""),
        form.text("expiry").replaceAll("\\s", ""),
        form.text("securityCode").strip(),
        form.text("instalments"),
        form.value("redeem").isPresent());
  }

  /** What the card is handed in as; {@link #errors} has found none. */
  CardEntry entry() {
    String digits = saved == null ? number : saved.number();
    return new CardEntry(digits, Instalments.of(instalments).orElse(null), redeem);
  }

  /** What is wrong: the name of the text by the name of the field. */
  Map<String, String> errors(Instant now) {
    Map<String, String> errors = new LinkedHashMap<>();
    if (saved == null && !CardEntry.isNumber(number)) {
      errors.put("number", "cardNumberWrong");
    }
    if (saved == null && !valid(expiry, now)) {
      errors.put("expiry", "cardExpiryWrong");
    }
    if (!SECURITY_CODE.matcher(securityCode).matches()) {
      errors.put("securityCode", "cardSecurityCodeWrong");
    }
    return errors;
  }

  private static boolean valid(String expiry, Instant now) {
    Matcher parts = EXPIRY.matcher(expiry);
    if (!parts.matches()) {
      return false;
    }
    YearMonth month =
        YearMonth.of(2000 + Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(1)));
    return !month.isBefore(YearMonth.from(now.atOffset(TaiwanTime.OFFSET)));
  }
}
