package tw.jiean.marketplace.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.payment.PaymentCode;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;

/** Who is told what of the payments of an order. */
@Component
class PaymentTellings {

  /** Who was declined at the cashier tries another card at once; only who does not is told. */
  private static final Duration BEFORE_A_FAILURE_IS_TOLD = Duration.ofMinutes(15);

  private static final Duration BEFORE_A_CODE_ENDS = Duration.ofHours(24);

  private final Payments payments;
  private final OrderDrafts drafts;
  private final MessageSource texts;
  private final MailSettings settings;
  private final Clock clock;

  PaymentTellings(
      Payments payments,
      OrderDrafts drafts,
      MessageSource texts,
      MailSettings settings,
      Clock clock) {
    this.payments = payments;
    this.drafts = drafts;
    this.texts = texts;
    this.settings = settings;
    this.clock = clock;
  }

  /** The buyer's receipt, and the seller's new order. */
  Telling funded(OrderCase it) {
    Order order = it.order();
    PaymentView paid = payments.counting(order.number().reference()).orElseThrow();
    Money price = order.terms().price();
    Instant paidAt = Optional.ofNullable(paid.paidAt()).orElse(it.at());
    List<Draft> receipt =
        drafts.of(
            it,
            Draft.BUYER,
            price,
            _ -> "",
            language ->
                drafts
                    .facts(language)
                    .order(order)
                    .add("amount", price)
                    .add("method", method(paid, language))
                    .add("paid-at", drafts.time(paidAt))
                    .exact("trade-no", paid.merchantTradeNo())
                    .add("seller", order.seller().displayName())
                    .add("contact", settings.reachable().orElse(null)));
    List<Draft> news =
        drafts.of(
            it,
            Draft.SELLER,
            price,
            _ -> "",
            language ->
                drafts
                    .facts(language)
                    .order(order)
                    .add("amount", price)
                    .add("buyer", order.buyer().displayName()));
    return Telling.now(Stream.concat(receipt.stream(), news.stream()).toList());
  }

  /** Whether an order was ever paid, so that its seller has heard of it. */
  boolean isPaid(Order order) {
    return payments.attempts(order.number().reference()).stream()
        .anyMatch(attempt -> attempt.status().isPaid() && !attempt.surplus());
  }

  Telling code(OrderCase it) {
    PaymentView payment = payment(it);
    if (!isOpen(payment)) {
      return Telling.nobody();
    }
    Instant deadline = payment.codeExpiresAt();
    Duration half =
        deadline == null ? Duration.ZERO : Duration.between(it.at(), deadline).dividedBy(2);
    Duration ahead = half.compareTo(BEFORE_A_CODE_ENDS) < 0 ? half : BEFORE_A_CODE_ENDS;
    return new Telling.Now(
        codeMail(it, payment),
        deadline == null || !ahead.isPositive()
            ? List.of()
            : List.of(
                new Telling.Reminder(
                    MailEvent.of(
                            MailKind.PAYMENT_REMINDER, it.event().subject(), deadline.minus(ahead))
                        .detail(payment.id()),
                    deadline.minus(ahead))));
  }

  Telling reminder(OrderCase it) {
    PaymentView payment = payment(it);
    return isOpen(payment) ? Telling.now(codeMail(it, payment)) : Telling.nobody();
  }

  Telling expired(OrderCase it) {
    return isLast(it) ? Telling.now(drafts.plain(it, Draft.BUYER, "")) : Telling.nobody();
  }

  Telling failed(OrderCase it) {
    Instant due = it.at().plus(BEFORE_A_FAILURE_IS_TOLD);
    return clock.instant().isBefore(due) ? new Telling.Later(due) : expired(it);
  }

  private PaymentView payment(OrderCase it) {
    return payments.find(it.payment()).orElseThrow();
  }

  private boolean isOpen(PaymentView payment) {
    return payment.status() == PaymentStatus.CODE_ISSUED
        && payments.counting(payment.reference()).filter(payment::equals).isPresent();
  }

  private List<Draft> codeMail(OrderCase it, PaymentView payment) {
    if (!it.order().status().payable()) {
      return List.of();
    }
    Instant deadline = payment.codeExpiresAt();
    String until = deadline == null ? "" : drafts.time(deadline);
    return drafts.people(it, Draft.BUYER).stream()
        .map(buyer -> {
          Facts facts = code(drafts.facts(buyer.locale()), payment).add("amount", payment.amount());
          if (deadline != null) {
            facts.text("deadline", "mail.taiwan-time", until);
          }
          facts.add("method", method(payment, buyer.locale())).order(it.order());
          return drafts.to(it, Draft.BUYER, buyer, payment.amount(), "", until, facts);
        })
        .toList();
  }

  private static Facts code(Facts facts, PaymentView payment) {
    return switch (Objects.requireNonNull(payment.code())) {
      case PaymentCode.AtmAccount(String bank, String account) ->
          facts.exact("bank", bank).exact("account", account);
      case PaymentCode.StoreCode(String number) -> facts.exact("store-code", number);
      case PaymentCode.Barcodes(String first, String second, String third) ->
          facts.exact("barcode-1", first).exact("barcode-2", second).exact("barcode-3", third);
    };
  }

  /** Whether the buyer has done nothing since, so that it is up to him. */
  private boolean isLast(OrderCase it) {
    return it.order().status().payable()
        && payments
            .counting(it.order().number().reference())
            .filter(counting -> counting.id().equals(it.payment()))
            .filter(counting ->
                counting.status() == PaymentStatus.EXPIRED
                    || counting.status() == PaymentStatus.FAILED)
            .isPresent();
  }

  private String method(PaymentView payment, Locale language) {
    String name = texts.getMessage("order.method." + payment.method().code(), null, language);
    return payment.terms().instalments() == null
        ? name
        : texts.getMessage(
            "order.method.in-instalments",
            new Object[] {name, payment.terms().instalments().count()},
            language);
  }
}
