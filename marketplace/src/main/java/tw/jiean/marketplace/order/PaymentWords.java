package tw.jiean.marketplace.order;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.Instalments;
import tw.jiean.marketplace.payment.MethodOffer;
import tw.jiean.marketplace.payment.MethodOffer.Availability;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;

/** Payment methods in the words of buyers, limits in the way that Taiwan writes numbers. */
@Component
class PaymentWords {

  private static final long TEN_THOUSAND = 10_000;

  /** A minimum of a few dollars interests nobody before it bites. */
  private static final Money MINIMUM_WORTH_A_WORD = Money.of(1_000);

  private final MessageSource messages;
  private final Payments payments;

  PaymentWords(MessageSource messages, Payments payments) {
    this.messages = messages;
    this.payments = payments;
  }

  /**
   * All methods for an amount but those that are switched off. What was wanted stays selected, even
   * greyed, so that it is seen.
   */
  MethodMenu menu(Money amount, MethodChoice wanted) {
    List<MethodOffer> offers =
        payments.offers(amount).stream()
            .filter(offer -> offer.availability() != Availability.SWITCHED_OFF)
            .toList();
    List<MethodMenu.Entry> entries = offers.stream().map(this::entry).toList();
    return new MethodMenu(
        entries,
        Stream.of(Availability.values())
            .filter(reason -> reason != Availability.AVAILABLE)
            .map(reason -> new MethodMenu.Group(reason, reason(reason), those(entries, reason)))
            .filter(group -> !group.entries().isEmpty())
            .toList(),
        wanted.method() == null ? "" : wanted.method().code(),
        plans(offers, amount, wanted),
        days(offers, wanted));
  }

  private static List<MethodMenu.Entry> those(
      List<MethodMenu.Entry> entries, Availability availability) {
    return entries.stream().filter(entry -> entry.availability() == availability).toList();
  }

  private MethodMenu.Entry entry(MethodOffer offer) {
    String name = name(offer.method());
    boolean offered = offer.isOffered();
    return new MethodMenu.Entry(
        offer.method(),
        name,
        offered ? text("order.method.with-limit", name, limits(offer)) : name,
        offer.availability(),
        offered ? details(offer) : null,
        offer.isAvailable() ? null : reason(offer.availability()));
  }

  private MethodMenu.Details details(MethodOffer offer) {
    return new MethodMenu.Details(
        offer.minimum(),
        offer.maximum(),
        text("order.method.limits", offer.minimum(), offer.maximum()),
        time(offer),
        text("order.method." + offer.method().code() + ".how"),
        text("order.method.too-small", offer.minimum()),
        text("order.method.too-large", offer.maximum()));
  }

  private String time(MethodOffer offer) {
    String way =
        offer.method() == PaymentMethod.BNPL
            ? "apply"
            : !offer.issuesCode() ? "once" : offer.timesToPay().size() > 1 ? "choice" : "code";
    return text("order.method.time." + way, duration(offer.timeToPay()));
  }

  private List<MethodMenu.PlanOption> plans(
      List<MethodOffer> offers, Money amount, MethodChoice wanted) {
    List<MethodOffer.Plan> plans =
        offers.stream().flatMap(offer -> offer.plans().stream()).toList();
    if (plans.isEmpty()) {
      return List.of();
    }
    // What is not offered is not kept: a greyed choice that looks made would not be sent.
    Optional<MethodOffer.Plan> chosen =
        plans.stream()
            .filter(plan -> plan.instalments().code().equals(wanted.instalments()))
            .filter(MethodOffer.Plan::available)
            .findFirst();
    MethodMenu.PlanOption once =
        new MethodMenu.PlanOption(
            MethodChoice.ONE_PAYMENT,
            text("order.card.once"),
            1,
            "",
            0,
            "",
            true,
            chosen.isEmpty());
    return Stream.concat(
            Stream.of(once),
            plans.stream()
                .map(plan -> option(plan, amount, chosen.filter(plan::equals).isPresent())))
        .toList();
  }

  private MethodMenu.PlanOption option(MethodOffer.Plan plan, Money amount, boolean chosen) {
    Instalments instalments = plan.instalments();
    return new MethodMenu.PlanOption(
        instalments.code(),
        text("order.card.instalments", instalments.count()),
        instalments.isFlexible() ? 0 : instalments.count(),
        instalments.isFlexible()
            ? ""
            : text("order.card.each", Money.of(amount.dollars() / instalments.count())),
        plan.from().dollars(),
        text("order.card.from", plan.from()),
        plan.available(),
        chosen);
  }

  private List<MethodMenu.DaysOption> days(List<MethodOffer> offers, MethodChoice wanted) {
    MethodOffer atm =
        offers.stream()
            .filter(offer -> offer.method() == PaymentMethod.ATM && offer.timesToPay().size() > 1)
            .findFirst()
            .orElse(null);
    if (atm == null) {
      return List.of();
    }
    String chosen =
        atm.timesToPay().stream()
            .map(time -> Long.toString(time.toDays()))
            .filter(wanted.days()::equals)
            .findFirst()
            .orElse(Long.toString(atm.timeToPay().toDays()));
    return atm.timesToPay().stream()
        .map(time ->
            new MethodMenu.DaysOption(
                Long.toString(time.toDays()),
                duration(time),
                chosen.equals(Long.toString(time.toDays()))))
        .toList();
  }

  /** 3 天. Settings name no time that is not whole minutes. */
  private String duration(Duration time) {
    if (time.equals(Duration.ofDays(time.toDays()))) {
      return text("order.time.days", time.toDays());
    }
    return time.equals(Duration.ofHours(time.toHours()))
        ? text("order.time.hours", time.toHours())
        : text("order.time.minutes", time.toMinutes());
  }

  /** 信用卡. */
  String name(PaymentMethod method) {
    return text("order.method." + method.code());
  }

  /** 信用卡（分 6 期）. */
  String name(PaymentView payment) {
    return name(payment.method(), payment.terms().instalments());
  }

  /** The same of what was chosen and not refused. */
  String name(MethodChoice choice) {
    return name(Objects.requireNonNull(choice.method()), choice.terms().instalments());
  }

  private String name(PaymentMethod method, @Nullable Instalments instalments) {
    return instalments == null
        ? name(method)
        : text("order.method.in-instalments", name(method), instalments.count());
  }

  /** 20萬以下. */
  private String limits(MethodOffer offer) {
    String maximum = text("order.limit.maximum", maximum(offer.maximum()));
    return offer.minimum().compareTo(MINIMUM_WORTH_A_WORD) < 0
        ? maximum
        : text("order.limit.both", amount(offer.minimum()), maximum);
  }

  /** Why a method cannot be used, short. */
  String reason(Availability availability) {
    return text("order.unusable." + availability.name().toLowerCase(Locale.ROOT));
  }

  /** Why an amount cannot be paid by a method, as a sentence. */
  String refusal(Checkout.AmountOutsideLimits limits) {
    MethodOffer offer = limits.offer();
    return text(
        "order.refused.amount",
        name(offer.method()),
        offer.minimum(),
        offer.maximum(),
        limits.amount());
  }

  /** Why a price cannot be paid in so many instalments, as a sentence. */
  String refusal(Checkout.InvalidInstalments refused) {
    MethodOffer.Plan plan = refused.plan();
    return plan == null
        ? text("order.refused.instalments.unknown")
        : text(
            "order.refused.instalments", plan.instalments().count(), plan.from(), refused.amount());
  }

  /** One dollar below a round number is the round number to people: 199,999 is 20萬. */
  private String maximum(Money limit) {
    Money round = limit.plus(Money.of(1));
    return amount(round.dollars() % TEN_THOUSAND == 0 ? round : limit, limit);
  }

  private String amount(Money limit) {
    return amount(limit, limit);
  }

  private String amount(Money round, Money exact) {
    boolean even = round.dollars() > 0 && round.dollars() % TEN_THOUSAND == 0;
    return even
        ? text(
            "order.limit.ten_thousands", grouped(round.dollars() / TEN_THOUSAND), exact.toString())
        : text("order.limit.dollars", grouped(exact.dollars()));
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  String text(String key, Object... arguments) {
    return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
  }
}
