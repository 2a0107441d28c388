package tw.jiean.ecpay.sandbox.endpoint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.trade.OrderDraft;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;
import tw.jiean.ecpay.sandbox.trade.Warning;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * Judges an order as ECPay's cashier does before it opens: merchant, signature, each field by
 * itself, then what depends on several. What ECPay refuses but a desk cannot fulfil, such as public
 * addresses, becomes a warning, unless the settings ask for strictness.
 */
final class OrderCheck {

  private static final int MAX_CVS_MINUTES = 43_200;
  private static final int MAX_BARCODE_DAYS = 30;

  private final Merchants merchants;
  private final OrderRules rules;
  private final Clock wall;
  private final InstantSource sandbox;

  /**
   * Both times: a shop's date follows the wall's, and a test's that moved the sandbox's its own.
   */
  OrderCheck(Merchants merchants, OrderRules rules, Clock wall, InstantSource sandbox) {
    this.merchants = merchants;
    this.rules = rules;
    this.wall = wall;
    this.sandbox = sandbox;
  }

  /** Whether ECPay would take the order, the trade number's being new apart. */
  Verdict judge(Form form) {
    List<Warning> warnings = new OrderWarnings(form, offered(form)).all();
    return firstRefusal(form, warnings)
        .<Verdict>map(Verdict.Refused::new)
        .orElseGet(() ->
            new Verdict.Accepted(
                new OrderDraft(
                    form.text("MerchantID"),
                    form.text("MerchantTradeNo"),
                    Long.parseLong(form.text("TotalAmount")),
                    form.text("ChoosePayment"),
                    withinLimits(form),
                    card(form).instalments(),
                    form,
                    warnings)));
  }

  private Optional<Refusal> firstRefusal(Form form, List<Warning> warnings) {
    return Stream.<Function<Form, Optional<Refusal>>>of(
            this::merchantAndSignature,
            OrderCheck::repeatedField,
            OrderCheck::fields,
            this::tradeDate,
            OrderCheck::addresses,
            this::choice,
            this::subChoice,
            it -> card(it).refusal(),
            OrderCheck::deadlines,
            this::amount,
            any -> strictAddresses(warnings))
        .map(check -> check.apply(form))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Refusal> merchantAndSignature(Form form) {
    if (form.value("MerchantID").isEmpty()) {
      return refused(Refusal.Code.MISSING_FIELD, "MerchantID");
    }
    // A platform signs with its own keys (page 2858).
    String signer = form.value("PlatformID").orElseGet(() -> form.text("MerchantID"));
    Optional<Merchant> merchant = merchants.find(form.text("MerchantID"));
    Optional<Merchant> keys = merchants.find(signer);
    if (merchant.isEmpty() || keys.isEmpty()) {
      return refused(
          Refusal.Code.UNKNOWN_MERCHANT, merchant.isEmpty() ? "MerchantID" : "PlatformID");
    }
    return keys.get().signed(form)
        ? Optional.empty()
        : refused(Refusal.Code.WRONG_SIGNATURE, "CheckMacValue");
  }

  private static Optional<Refusal> repeatedField(Form form) {
    Set<String> seen = new HashSet<>();
    return form.fields().stream()
        .map(Field::name)
        .filter(name -> !seen.add(name))
        .findFirst()
        .map(name -> new Refusal(Refusal.Code.BAD_FORMAT, name));
  }

  private static Optional<Refusal> fields(Form form) {
    return FieldRule.ALL.stream()
        .map(rule -> rule.brokenBy(form))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<Refusal> tradeDate(Form form) {
    Optional<Instant> date = TaiwanTime.parse(form.text("MerchantTradeDate"));
    if (date.isEmpty()) {
      return refused(Refusal.Code.BAD_FORMAT, "MerchantTradeDate");
    }
    boolean near =
        Stream.of(wall.instant(), sandbox.instant())
            .map(now -> Duration.between(date.get(), now).abs())
            .anyMatch(distance -> distance.compareTo(rules.tradeDateTolerance()) <= 0);
    return near ? Optional.empty() : refused(Refusal.Code.TRADE_DATE_TOO_FAR, "MerchantTradeDate");
  }

  private static Optional<Refusal> addresses(Form form) {
    if (form.value("OrderResultURL").equals(form.value("ReturnURL"))) {
      return refused(Refusal.Code.BAD_FORMAT, "OrderResultURL");
    }
    return FieldRule.urls()
        .filter(name -> form.value(name).isPresent() && !UrlRules.usable(form.text(name)))
        .findFirst()
        .map(name -> new Refusal(Refusal.Code.BAD_FORMAT, name));
  }

  private Optional<Refusal> choice(Form form) {
    String choice = form.text("ChoosePayment");
    if (!choice.equals("ALL")) {
      Optional<PaymentMethod> method = PaymentMethod.ofWireName(choice);
      if (method.isEmpty()) {
        return refused(Refusal.Code.UNKNOWN_METHOD, "ChoosePayment");
      }
      if (!rules(form).enabled(method.get())) {
        return refused(Refusal.Code.METHOD_NOT_ENABLED, "ChoosePayment");
      }
    }
    return offered(form).isEmpty()
        ? refused(Refusal.Code.NO_METHOD_LEFT, "IgnorePayment")
        : Optional.empty();
  }

  private Optional<Refusal> subChoice(Form form) {
    Optional<String> sub = form.value("ChooseSubPayment");
    boolean fits =
        sub.isEmpty()
            || offered(form).stream().anyMatch(method -> method.subPayments().contains(sub.get()));
    return fits ? Optional.empty() : refused(Refusal.Code.METHOD_NOT_ENABLED, "ChooseSubPayment");
  }

  private CardOrder card(Form form) {
    return new CardOrder(form, rules(form).contract());
  }

  /** Minutes for a store code, days for barcodes: the same field. */
  private static Optional<Refusal> deadlines(Form form) {
    int maximum =
        form.text("ChoosePayment").equals(PaymentMethod.BARCODE.wireName())
            ? MAX_BARCODE_DAYS
            : MAX_CVS_MINUTES;
    return form.value("StoreExpireDate")
        .filter(value -> Integer.parseInt(value) > maximum)
        .flatMap(value -> refused(Refusal.Code.BAD_FORMAT, "StoreExpireDate"));
  }

  private Optional<Refusal> amount(Form form) {
    return withinLimits(form).isEmpty()
        ? refused(Refusal.Code.AMOUNT_OUT_OF_LIMITS, "TotalAmount")
        : Optional.empty();
  }

  private Optional<Refusal> strictAddresses(List<Warning> warnings) {
    return warnings.stream()
        .filter(warning -> rules.strictUrls() && warning.kind().name().startsWith("URL_"))
        .findFirst()
        .map(warning -> new Refusal(Refusal.Code.URL_RULE, warning.field()));
  }

  /** The methods that the order asks for and the merchant has, whatever its amount. */
  private List<PaymentMethod> offered(Form form) {
    OrderRules terms = rules(form);
    String choice = form.text("ChoosePayment");
    // The wallets of DigitalPayment cannot be hidden.
    List<String> ignored = Arrays.asList(form.text("IgnorePayment").split("#", -1));
    return Arrays.stream(PaymentMethod.values())
        .filter(method ->
            choice.equals("ALL")
                ? method == PaymentMethod.DIGITAL_PAYMENT || !ignored.contains(method.wireName())
                : choice.equals(method.wireName()))
        .filter(terms::enabled)
        .toList();
  }

  private List<PaymentMethod> withinLimits(Form form) {
    long amount = Long.parseLong(form.text("TotalAmount"));
    OrderRules terms = rules(form);
    return offered(form).stream().filter(method -> terms.allow(method, amount)).toList();
  }

  private OrderRules rules(Form form) {
    return merchants.find(form.text("MerchantID")).map(rules::of).orElse(rules);
  }

  private static Optional<Refusal> refused(Refusal.Code code, String field) {
    return Optional.of(new Refusal(code, field));
  }
}
