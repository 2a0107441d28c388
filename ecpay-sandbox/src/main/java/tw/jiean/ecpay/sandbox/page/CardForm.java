package tw.jiean.ecpay.sandbox.page;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.wire.Form;

/** A card as typed in. */
record CardForm(String number, String expiry, String securityCode) {

  private static final Pattern NUMBER = Pattern.compile("[0-9]{13,19}");
  private static final Pattern EXPIRY = Pattern.compile("(0[1-9]|1[0-2])/?([0-9]{2})");
  private static final Pattern SECURITY_CODE = Pattern.compile("[0-9]{3}");

  static CardForm empty() {
    return new CardForm("", "", "");
  }

  static CardForm of(Form form) {
    return new CardForm(
        form.text("number").replaceAll("[\\s-]", ""),
        form.text("expiry").replaceAll("\\s", ""),
        form.text("securityCode").strip());
  }

  /** The names of the texts that say what is wrong with it. */
  List<String> errors(Instant now) {
    List<String> errors = new ArrayList<>();
    if (!NUMBER.matcher(number).matches()) {
      errors.add("cardNumberWrong");
    }
    if (!valid(expiry, now)) {
      errors.add("cardExpiryWrong");
    }
    if (!SECURITY_CODE.matcher(securityCode).matches()) {
      errors.add("cardSecurityCodeWrong");
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
