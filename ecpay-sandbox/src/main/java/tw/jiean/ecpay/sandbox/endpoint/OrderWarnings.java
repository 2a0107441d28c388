package tw.jiean.ecpay.sandbox.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.Warning;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * What the sandbox lets pass in an order and ECPay does not, or what has no effect in it.
 *
 * @param offered the methods that the order asks for
 */
record OrderWarnings(Form form, List<PaymentMethod> offered) {

  private static final Pattern FIREWALL_WORDS =
      Pattern.compile("(?i)\\b(echo|curl|wget|python|bash|cmd)\\b");
  private static final Set<String> NEVER_ACTED_ON = Set.of("InvoiceMark", "DeviceSource");
  private static final Set<String> ABOUT_CARDS =
      Set.of("CreditInstallment", "Redeem", "UnionPay", "BindingCard", "MerchantMemberID");

  List<Warning> all() {
    List<Warning> warnings = new ArrayList<>();
    FieldRule.urls()
        .forEach(
            name -> form.value(name).ifPresent(url -> warnings.addAll(UrlRules.broken(name, url))));
    for (Field field : form.fields()) {
      if (!FieldRule.known(field.name())) {
        warnings.add(new Warning(Warning.Kind.UNKNOWN_FIELD, shortened(field.name())));
      } else if (!field.value().isEmpty() && !actedOn(field.name())) {
        warnings.add(new Warning(Warning.Kind.IGNORED_FIELD, field.name()));
      }
    }
    Stream.of("ItemName", "TradeDesc")
        .filter(name -> FIREWALL_WORDS.matcher(form.text(name)).find())
        .forEach(name -> warnings.add(new Warning(Warning.Kind.FIREWALL_WORD, name)));
    boolean paidLater = offered.stream().anyMatch(PaymentMethod::paidLater);
    if (paidLater && form.value("PaymentInfoURL").isEmpty()) {
      warnings.add(new Warning(Warning.Kind.NO_PAYMENT_INFO_URL, "PaymentInfoURL"));
    }
    return warnings;
  }

  private boolean actedOn(String field) {
    if (field.equals("IgnorePayment")) {
      return form.text("ChoosePayment").equals("ALL");
    }
    return !NEVER_ACTED_ON.contains(field)
        && (offered.contains(PaymentMethod.CREDIT) || !ABOUT_CARDS.contains(field));
  }

  private static String shortened(String name) {
    return name.length() <= 50 ? name : name.substring(0, 50) + "…";
  }
}
