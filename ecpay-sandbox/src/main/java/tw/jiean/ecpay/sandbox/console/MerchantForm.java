package tw.jiean.ecpay.sandbox.console;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.trade.AmountLimits;
import tw.jiean.ecpay.sandbox.trade.Contract;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.Terms;
import tw.jiean.ecpay.sandbox.wire.Form;

/** A shop as somebody types it in. */
record MerchantForm(Form form) {

  private static final Pattern ID = Pattern.compile("[0-9]{1,10}");

  private static final Pattern KEY = Pattern.compile("[!-~]{1,64}");
  private static final Pattern CHECK_CODE = ID;
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern INSTALMENTS = Pattern.compile("([0-9]{1,2}N?(,[0-9]{1,2}N?)*)?");

  /** A shop that is not there yet. */
  static MerchantForm empty(Terms ofSettings) {
    Form form = of(Merchant.published(), ofSettings).form();
    return new MerchantForm(
        form.replacing("id", "").replacing("hashKey", "").replacing("hashIv", ""));
  }

  /** A shop as it is, to be changed. */
  static MerchantForm of(Merchant merchant, Terms ofSettings) {
    Terms terms = merchant.terms() == null ? ofSettings : merchant.terms();
    Form form =
        Form.of(
            "id",
            merchant.id(),
            "hashKey",
            merchant.hashKey(),
            "hashIv",
            merchant.hashIv(),
            "creditCheckCode",
            merchant.creditCheckCode(),
            "deposit",
            Long.toString(merchant.deposit()),
            "automaticCapture",
            merchant.automaticCapture() ? "Y" : "",
            "terms",
            merchant.terms() == null ? "settings" : "own",
            "instalments",
            terms.contract().instalments().stream()
                .map(Instalments::wireName)
                .collect(Collectors.joining(",")));
    for (PaymentMethod method : PaymentMethod.values()) {
      form = form.with("method." + method, terms.contract().methods().contains(method) ? "Y" : "");
      AmountLimits limits = terms.limits().get(method);
      if (limits != null) {
        form =
            form.with("minimum." + method, Long.toString(limits.minimum()))
                .with("maximum." + method, Long.toString(limits.maximum()));
      }
    }
    return new MerchantForm(form);
  }

  String id() {
    return text("id");
  }

  boolean ownTerms() {
    return text("terms").equals("own");
  }

  String text(String name) {
    return form.text(name).strip();
  }

  /** What is wrong: the name of the text by the name of the field. */
  Map<String, String> errors() {
    Map<String, String> errors = new LinkedHashMap<>();
    check(errors, "id", ID);
    check(errors, "hashKey", KEY);
    check(errors, "hashIv", KEY);
    check(errors, "creditCheckCode", CHECK_CODE);
    check(errors, "deposit", AMOUNT);
    if (ownTerms()) {
      check(errors, "instalments", INSTALMENTS);
      if (methods().isEmpty()) {
        errors.put("methods", "merchantWrong.methods");
      }
      for (PaymentMethod method : methods()) {
        if (!limitsWritten(method)) {
          errors.put("limits." + method, "merchantWrong.limits");
        }
      }
    }
    return errors;
  }

  private void check(Map<String, String> errors, String field, Pattern format) {
    if (!format.matcher(text(field)).matches()) {
      errors.put(field, "merchantWrong." + field);
    }
  }

  /** Both limits or none, the smaller one first. */
  private boolean limitsWritten(PaymentMethod method) {
    String minimum = text("minimum." + method);
    String maximum = text("maximum." + method);
    if (minimum.isEmpty() && maximum.isEmpty()) {
      return true;
    }
    return AMOUNT.matcher(minimum).matches()
        && AMOUNT.matcher(maximum).matches()
        && Long.parseLong(minimum) >= 1
        && Long.parseLong(minimum) <= Long.parseLong(maximum);
  }

  /** The shop; {@link #errors} has found none. */
  Merchant merchant() {
    return new Merchant(
        id(),
        text("hashKey"),
        text("hashIv"),
        text("creditCheckCode"),
        text("automaticCapture").equals("Y"),
        Long.parseLong(text("deposit")),
        ownTerms() ? terms() : null);
  }

  private Terms terms() {
    Map<PaymentMethod, AmountLimits> limits = new EnumMap<>(PaymentMethod.class);
    for (PaymentMethod method : methods()) {
      @Nullable AmountLimits bounds = limits(method);
      if (bounds != null) {
        limits.put(method, bounds);
      }
    }
    List<Instalments> plans = Instalments.list(text("instalments"));
    return new Terms(new Contract(methods(), plans), limits);
  }

  private @Nullable AmountLimits limits(PaymentMethod method) {
    String minimum = text("minimum." + method);
    return minimum.isEmpty()
        ? null
        : new AmountLimits(Long.parseLong(minimum), Long.parseLong(text("maximum." + method)));
  }

  private Set<PaymentMethod> methods() {
    Set<PaymentMethod> methods = EnumSet.noneOf(PaymentMethod.class);
    for (PaymentMethod method : PaymentMethod.values()) {
      if (text("method." + method).equals("Y")) {
        methods.add(method);
      }
    }
    return methods;
  }
}
