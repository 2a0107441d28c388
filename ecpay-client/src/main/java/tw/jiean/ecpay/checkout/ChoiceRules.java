package tw.jiean.ecpay.checkout;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.FormFields;
import tw.jiean.ecpay.InvalidOrder;

/** What several ways of paying check and write alike. */
final class ChoiceRules {

  /** The field that fixes a bank, a store or a wallet. */
  static final String SUB = "ChooseSubPayment";

  private ChoiceRules() {}

  static FormFields with(FormFields fields, String name, @Nullable URI address) {
    return address == null ? fields : fields.and(name, address.toString());
  }

  static FormFields withDescriptions(FormFields fields, List<String> descriptions) {
    FormFields more = fields;
    for (int i = 0; i < descriptions.size(); i++) {
      more = more.and("Desc_" + (i + 1), descriptions.get(i));
    }
    return more;
  }

  static List<String> described(List<String> descriptions) {
    if (descriptions.size() > 4) {
      throw new InvalidOrder("Desc_", "comes four times at most", "ECPay page 2874");
    }
    return List.copyOf(descriptions);
  }

  static void requireWord(String field, String value) {
    if (!value.matches("[0-9A-Za-z_]{1,20}")) {
      throw new InvalidOrder(field, "is a word of 1 to 20 letters, digits or _", "ECPay page 2862");
    }
  }

  static void requireWithin(
      String field, int value, int least, int most, String unit, String source) {
    if (value < least || value > most) {
      throw new InvalidOrder(
          field, "is " + least + " to " + most + " " + unit + ", not " + value, source);
    }
  }
}
