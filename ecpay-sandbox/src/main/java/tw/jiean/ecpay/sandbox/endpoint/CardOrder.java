package tw.jiean.ecpay.sandbox.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tw.jiean.ecpay.sandbox.trade.Contract;
import tw.jiean.ecpay.sandbox.trade.Instalments;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * What an order demands of a card (ECPay pages 2866 to 2870): instalments, bonus points, charges
 * again, UnionPay, a card that is remembered. Each field is already known to be well written.
 */
record CardOrder(Form form, Contract contract) {

  /** The longest distance between two charges. */
  private static final Map<String, Integer> MAX_FREQUENCY = Map.of("D", 365, "M", 12, "Y", 1);

  private static final Map<String, Integer> MAX_TIMES = Map.of("D", 999, "M", 999, "Y", 99);
  private static final List<String> PERIODIC =
      List.of("PeriodAmount", "PeriodType", "Frequency", "ExecTimes");

  /** Why ECPay does not take it. */
  Optional<Refusal> refusal() {
    return Stream.<Function<CardOrder, Optional<Refusal>>>of(
            CardOrder::periodic,
            CardOrder::instalmentsRefused,
            CardOrder::exclusive,
            CardOrder::binding)
        .map(check -> check.apply(this))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * The plans that the buyer may choose from. One that is not enabled, or not for this amount, is
   * left out; an order without any other falls back to one payment.
   */
  List<Instalments> instalments() {
    long amount = Long.parseLong(form.text("TotalAmount"));
    return Instalments.list(form.text("CreditInstallment")).stream()
        .filter(contract.instalments()::contains)
        .filter(plan -> plan.allow(amount))
        .distinct()
        .toList();
  }

  private Optional<Refusal> periodic() {
    List<String> given = PERIODIC.stream().filter(this::given).toList();
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> missing = PERIODIC.stream().filter(name -> !given(name)).findFirst();
    if (missing.isPresent()) {
      return refused(Refusal.Code.MISSING_FIELD, missing.get());
    }
    if (!form.text("ChoosePayment").equals("Credit")) {
      return refused(Refusal.Code.FIELDS_EXCLUDE_EACH_OTHER, "PeriodAmount");
    }
    if (!form.text("PeriodAmount").equals(form.text("TotalAmount"))) {
      return refused(Refusal.Code.BAD_FORMAT, "PeriodAmount");
    }
    String type = form.text("PeriodType");
    if (number("Frequency") > maximum(MAX_FREQUENCY, type)) {
      return refused(Refusal.Code.BAD_FORMAT, "Frequency");
    }
    int times = number("ExecTimes");
    return times < 2 || times > maximum(MAX_TIMES, type)
        ? refused(Refusal.Code.BAD_FORMAT, "ExecTimes")
        : Optional.empty();
  }

  private Optional<Refusal> instalmentsRefused() {
    return given("CreditInstallment") && contract.instalments().isEmpty()
        ? refused(Refusal.Code.NO_INSTALMENTS, "CreditInstallment")
        : Optional.empty();
  }

  /** Instalments go with neither charges again, bonus points nor UnionPay. */
  private Optional<Refusal> exclusive() {
    if (!given("CreditInstallment")) {
      return Optional.empty();
    }
    if (given("PeriodAmount")) {
      return refused(Refusal.Code.FIELDS_EXCLUDE_EACH_OTHER, "PeriodAmount");
    }
    if (form.text("Redeem").equals("Y")) {
      return refused(Refusal.Code.FIELDS_EXCLUDE_EACH_OTHER, "Redeem");
    }
    return form.text("UnionPay").equals("1")
        ? refused(Refusal.Code.FIELDS_EXCLUDE_EACH_OTHER, "UnionPay")
        : Optional.empty();
  }

  private Optional<Refusal> binding() {
    if (!form.text("BindingCard").equals("1")) {
      return Optional.empty();
    }
    if (!given("MerchantMemberID")) {
      return refused(Refusal.Code.MISSING_FIELD, "MerchantMemberID");
    }
    String merchant = form.text("MerchantID");
    String member = form.text("MerchantMemberID");
    return member.startsWith(merchant) && member.length() > merchant.length()
        ? Optional.empty()
        : refused(Refusal.Code.BAD_FORMAT, "MerchantMemberID");
  }

  private boolean given(String name) {
    return form.value(name).isPresent();
  }

  private int number(String name) {
    return Integer.parseInt(form.text(name));
  }

  private static int maximum(Map<String, Integer> byType, String type) {
    return Objects.requireNonNull(byType.get(type));
  }

  private static Optional<Refusal> refused(Refusal.Code code, String field) {
    return Optional.of(new Refusal(code, field));
  }
}
