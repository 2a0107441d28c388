package tw.jiean.marketplace.order;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.MethodOffer;
import tw.jiean.marketplace.payment.MethodOffer.Availability;
import tw.jiean.marketplace.payment.PaymentMethod;
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

  /** All methods for an amount. What was wanted stays selected, even greyed, so that it is seen. */
  MethodMenu menu(Money amount, @Nullable PaymentMethod wanted) {
    List<MethodOffer> offers = payments.offers(amount);
    List<MethodMenu.Entry> usable = entries(offers, Availability.AVAILABLE);
    List<MethodMenu.Group> unusable =
        Stream.of(Availability.values())
            .filter(reason -> reason != Availability.AVAILABLE)
            .map(reason -> new MethodMenu.Group(reason, reason(reason), entries(offers, reason)))
            .filter(group -> !group.entries().isEmpty())
            .toList();
    return new MethodMenu(usable, unusable, wanted == null ? "" : wanted.code());
  }

  private List<MethodMenu.Entry> entries(List<MethodOffer> offers, Availability availability) {
    boolean limited = isOffered(availability);
    return offers.stream()
        .filter(offer -> offer.availability() == availability)
        .map(offer ->
            new MethodMenu.Entry(
                offer.method(),
                limited ? label(offer) : name(offer.method()),
                offer.minimum(),
                offer.maximum(),
                limited))
        .toList();
  }

  /** Whether the merchant offers the method, whatever the amount. */
  static boolean isOffered(Availability availability) {
    return switch (availability) {
      case AVAILABLE, BELOW_MINIMUM, ABOVE_MAXIMUM -> true;
      case SWITCHED_OFF, NOT_OFFERED_BY_ECPAY -> false;
    };
  }

  /** 信用卡. */
  String name(PaymentMethod method) {
    return text("order.method." + method.code());
  }

  /** 信用卡(20萬以下). */
  private String label(MethodOffer offer) {
    String maximum = text("order.limit.maximum", maximum(offer.maximum()));
    String limits =
        offer.minimum().compareTo(MINIMUM_WORTH_A_WORD) < 0
            ? maximum
            : text("order.limit.both", amount(offer.minimum()), maximum);
    return name(offer.method()) + "(" + limits + ")";
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
