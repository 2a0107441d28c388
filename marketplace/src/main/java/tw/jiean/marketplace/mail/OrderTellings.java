package tw.jiean.marketplace.mail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.messaging.Conversations;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.OrderStatus;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.order.Party;
import tw.jiean.marketplace.page.Taiwan;
import tw.jiean.marketplace.payment.PaymentCode;
import tw.jiean.marketplace.payment.PaymentId;
import tw.jiean.marketplace.payment.PaymentStatus;
import tw.jiean.marketplace.payment.PaymentView;
import tw.jiean.marketplace.payment.Payments;
import tw.jiean.marketplace.refund.NewRefund;
import tw.jiean.marketplace.refund.RefundId;
import tw.jiean.marketplace.refund.RefundView;
import tw.jiean.marketplace.refund.Refunds;
import tw.jiean.marketplace.review.Reviews;

/**
 * Who is told what of an order, its payments and its refunds. Looks at how things stand now: what
 * has been overtaken is not told any more.
 */
@Component
class OrderTellings {

  /** Who was declined at the cashier tries another card at once; only who does not is told. */
  private static final Duration BEFORE_A_FAILURE_IS_TOLD = Duration.ofMinutes(15);

  /** Who is talking needs no mail for each sentence. */
  private static final Duration BEFORE_A_MESSAGE_IS_TOLD = Duration.ofMinutes(5);

  private static final Duration BEFORE_A_CODE_ENDS = Duration.ofHours(24);

  private static final Duration BEFORE_REVIEWS_END = Duration.ofDays(3);

  /** Those whose time is one until which somebody has to say something. */
  private static final Set<MailKind> TO_ANSWER =
      Set.of(
          MailKind.REQUIREMENTS_REMINDER,
          MailKind.ORDER_DELIVERED,
          MailKind.REVIEW_EXTENDED,
          MailKind.CANCELLATION_REQUESTED,
          MailKind.PRICE_CUT_REQUESTED);

  private static final String BUYER = "buyer";
  private static final String SELLER = "seller";

  private final Orders orders;
  private final Payments payments;
  private final Refunds refunds;
  private final Conversations conversations;
  private final Reviews reviews;
  private final NoticeRepository notices;
  private final Recipients recipients;
  private final MessageSource messages;
  private final Taiwan taiwan;
  private final MailSettings settings;
  private final Clock clock;

  OrderTellings(
      Orders orders,
      Payments payments,
      Refunds refunds,
      Conversations conversations,
      Reviews reviews,
      NoticeRepository notices,
      Recipients recipients,
      MessageSource messages,
      Taiwan taiwan,
      MailSettings settings,
      Clock clock) {
    this.orders = orders;
    this.payments = payments;
    this.refunds = refunds;
    this.conversations = conversations;
    this.reviews = reviews;
    this.notices = notices;
    this.recipients = recipients;
    this.messages = messages;
    this.taiwan = taiwan;
    this.settings = settings;
    this.clock = clock;
  }

  Telling of(MailKind kind, MailEvent event) {
    return OrderNumber.read(event.subject())
        .flatMap(orders::find)
        .map(order -> of(kind, new Case(kind, event, order)))
        .orElseGet(Telling::nobody);
  }

  private Telling of(MailKind kind, Case it) {
    return switch (kind) {
      case MESSAGE_RECEIVED -> message(it);
      // Written at once, by AccountLetters.
      case EMAIL_CONFIRMATION,
          PASSWORD_RESET,
          PASSWORD_CHANGED,
          EMAIL_CHANGED,
          ACCOUNT_SUSPENDED,
          ACCOUNT_REINSTATED ->
          Telling.nobody();
      case ORDER_FUNDED -> funded(it);
      case ORDER_CANCELLED ->
          isPaid(it.order) ? both(it, it.words()) : Telling.now(it.buyer(it.words()));
      case ORDER_REVIVED -> both(it, it.words());
      case PAYMENT_CODE -> code(it);
      case PAYMENT_REMINDER -> Telling.now(isOpen(it.payment()) ? codeMail(it) : List.of());
      case PAYMENT_EXPIRED -> Telling.now(isLast(it) ? it.buyer("") : List.of());
      case PAYMENT_FAILED -> failed(it);
      case REFUND_OPENED -> refundOpened(it);
      case REFUND_COMPLETED, REFUND_WITHDRAWN -> Telling.now(refundMail(it, it.refund()));
      case REQUIREMENTS_REMINDER,
          ORDER_STARTED,
          ORDER_DELIVERED,
          REVISION_REQUESTED,
          REVISION_GRANTED,
          REVIEW_EXTENDED,
          ORDER_COMPLETED,
          ORDER_AUTO_COMPLETED,
          ORDER_LATE,
          ORDER_VERY_LATE,
          EXTENSION_REQUESTED,
          EXTENSION_ACCEPTED,
          EXTENSION_DECLINED,
          CANCELLATION_REQUESTED,
          PRICE_CUT_REQUESTED,
          CANCELLATION_DECLINED,
          CANCELLATION_WITHDRAWN,
          CANCELLATION_LAPSED,
          ORDER_ENDED,
          ORDER_UNPAID,
          DISPUTE_OPENED,
          DISPUTE_RULED,
          ORDER_REVERSED ->
          work(it);
      case REVIEW_REMINDER -> reviewReminder(it);
      case REVIEWS_PUBLISHED -> both(it, "");
      case REVIEW_HIDDEN, REVIEW_RESTORED -> author(it);
    };
  }

  private Telling funded(Case it) {
    PaymentView paid = payments.counting(it.order.number().reference()).orElseThrow();
    Money price = it.order.terms().price();
    List<Draft> drafts =
        new ArrayList<>(
            it.drafts(
                BUYER,
                price,
                "",
                locale ->
                    new Facts(locale)
                        .order(it.order)
                        .add("amount", price)
                        .add("method", method(paid, locale))
                        .add("paid-at", time(Optional.ofNullable(paid.paidAt()).orElse(it.at())))
                        .exact("trade-no", paid.merchantTradeNo())
                        .add("seller", it.order.seller().displayName())
                        .add("contact", settings.reachable().orElse(null))));
    drafts.addAll(
        it.drafts(
            SELLER,
            price,
            "",
            locale ->
                new Facts(locale)
                    .order(it.order)
                    .add("amount", price)
                    .add("buyer", it.order.buyer().displayName())));
    return Telling.now(drafts);
  }

  /** Whether the seller ever heard of the order. */
  private boolean isPaid(Order order) {
    return payments.attempts(order.number().reference()).stream()
        .anyMatch(attempt -> attempt.status().isPaid() && !attempt.surplus());
  }

  private static Telling both(Case it, String words) {
    List<Draft> drafts = new ArrayList<>(it.buyer(words));
    drafts.addAll(it.seller(words));
    return Telling.now(drafts);
  }

  private Telling code(Case it) {
    PaymentView payment = it.payment();
    if (!isOpen(payment)) {
      return Telling.nobody();
    }
    Instant deadline = payment.codeExpiresAt();
    Duration half =
        deadline == null ? Duration.ZERO : Duration.between(it.at(), deadline).dividedBy(2);
    Duration ahead = half.compareTo(BEFORE_A_CODE_ENDS) < 0 ? half : BEFORE_A_CODE_ENDS;
    return new Telling.Now(
        codeMail(it),
        deadline == null || !ahead.isPositive()
            ? List.of()
            : List.of(
                new Telling.Reminder(
                    MailEvent.of(
                            MailKind.PAYMENT_REMINDER, it.event.subject(), deadline.minus(ahead))
                        .detail(payment.id()),
                    deadline.minus(ahead))));
  }

  private boolean isOpen(PaymentView payment) {
    return payment.status() == PaymentStatus.CODE_ISSUED
        && payments.counting(payment.reference()).filter(payment::equals).isPresent();
  }

  private List<Draft> codeMail(Case it) {
    PaymentView payment = it.payment();
    return recipients
        .find(it.order.buyer().id())
        .filter(_ -> it.order.status().payable())
        .map(buyer -> {
          Facts facts = new Facts(buyer.locale());
          switch (Objects.requireNonNull(payment.code())) {
            case PaymentCode.AtmAccount(String bank, String account) ->
                facts.exact("bank", bank).exact("account", account);
            case PaymentCode.StoreCode(String number) -> facts.exact("store-code", number);
            case PaymentCode.Barcodes(String first, String second, String third) ->
                facts
                    .exact("barcode-1", first)
                    .exact("barcode-2", second)
                    .exact("barcode-3", third);
          }
          facts.add("amount", payment.amount());
          Instant deadline = payment.codeExpiresAt();
          if (deadline != null) {
            facts.add("deadline", text(buyer.locale(), "mail.taiwan-time", time(deadline)));
          }
          facts.add("method", method(payment, buyer.locale())).order(it.order);
          return it.draft(
              BUYER, buyer, payment.amount(), "", deadline == null ? "" : time(deadline), facts);
        })
        .stream()
        .toList();
  }

  private Telling failed(Case it) {
    Instant due = it.at().plus(BEFORE_A_FAILURE_IS_TOLD);
    if (clock.instant().isBefore(due)) {
      return new Telling.Later(due);
    }
    return Telling.now(isLast(it) ? it.buyer("") : List.of());
  }

  /** Whether the buyer has done nothing since, so that it is up to him. */
  private boolean isLast(Case it) {
    return it.order.status().payable()
        && payments
            .counting(it.order.number().reference())
            .filter(counting -> counting.id().equals(it.paymentId()))
            .filter(counting ->
                counting.status() == PaymentStatus.EXPIRED
                    || counting.status() == PaymentStatus.FAILED)
            .isPresent();
  }

  private Telling refundOpened(Case it) {
    RefundView refund = it.refund();
    List<Draft> drafts = new ArrayList<>(refundMail(it, refund));
    // A seller whose order is cancelled is told so; here he hears that he gets less.
    if (!refund.surplus() && it.order.status() != OrderStatus.CANCELLED) {
      drafts.addAll(
          it.drafts(
              SELLER,
              refund.amount(),
              it.words(),
              locale -> new Facts(locale).order(it.order).add("refund", refund.amount())));
    }
    return Telling.now(drafts);
  }

  private List<Draft> refundMail(Case it, RefundView refund) {
    String whereabouts = "mail.whereabouts." + refund.whereabouts().name().toLowerCase(Locale.ROOT);
    return it.drafts(
        BUYER,
        refund.amount(),
        it.words(),
        locale -> {
          Facts facts =
              new Facts(locale)
                  .add("refund", refund.amount())
                  .add("whereabouts", text(locale, whereabouts));
          if (it.kind == MailKind.REFUND_OPENED && refunds.needsAccount(refund.id())) {
            facts.add("refund-account", text(locale, "mail.refund-account.enter"));
          }
          if (refund.bankReference() != null) {
            facts.exact("bank-reference", refund.bankReference());
          }
          return facts.order(it.order);
        });
  }

  /** What the row itself says of how the work goes. */
  private Telling work(Case it) {
    WorkDetail detail = WorkDetail.read(Objects.requireNonNull(it.event.detail()));
    List<Draft> drafts =
        detail.voices().stream()
            .flatMap(voice ->
                it.people(voice).stream()
                    .map(to ->
                        it.draft(
                            voice,
                            to,
                            Optional.ofNullable(detail.amount()).orElse(it.order.terms().price()),
                            it.words(),
                            detail.time() == null ? "" : time(detail.time()),
                            voice.equals(Draft.STAFF)
                                ? parties(it, to.locale())
                                : facts(it, detail, to.locale()))))
            .toList();
    return new Telling.Now(drafts, reviewReminders(it));
  }

  /** Who has not written by then is reminded. */
  private List<Telling.Reminder> reviewReminders(Case it) {
    if (it.kind != MailKind.ORDER_COMPLETED && it.kind != MailKind.ORDER_AUTO_COMPLETED) {
      return List.of();
    }
    return reviews
        .openUntil(it.order.number(), it.order.buyer().id())
        .map(end -> end.minus(BEFORE_REVIEWS_END))
        .map(due ->
            new Telling.Reminder(
                MailEvent.of(MailKind.REVIEW_REMINDER, it.event.subject(), due), due))
        .stream()
        .toList();
  }

  private Telling reviewReminder(Case it) {
    return Telling.now(
        Stream.of(BUYER, SELLER)
            .flatMap(voice ->
                it.people(voice).stream()
                    .flatMap(to ->
                        reviews.openUntil(it.order.number(), to.account()).stream()
                            .map(end ->
                                it.draft(
                                    voice,
                                    to,
                                    it.order.terms().price(),
                                    "",
                                    time(end),
                                    new Facts(to.locale())
                                        .add(
                                            "review-by",
                                            text(to.locale(), "mail.taiwan-time", time(end)))
                                        .order(it.order)))))
            .toList());
  }

  /** Who had written the review. */
  private static Telling author(Case it) {
    return Telling.now(
        it.number() == it.order.buyer().id().value()
            ? it.buyer(it.words())
            : it.seller(it.words()));
  }

  private Facts parties(Case it, Locale locale) {
    return new Facts(locale)
        .add("buyer", it.order.buyer().displayName())
        .add("seller", it.order.seller().displayName())
        .order(it.order);
  }

  private Facts facts(Case it, WorkDetail detail, Locale locale) {
    Facts facts = new Facts(locale);
    if (detail.time() != null) {
      facts.add(timeName(it.kind), text(locale, "mail.taiwan-time", time(detail.time())));
    } else if (it.kind == MailKind.ORDER_STARTED) {
      facts.add("due", text(locale, "mail.due.agreed"));
    }
    if (it.kind == MailKind.ORDER_ENDED) {
      facts
          .add("cause", text(locale, "mail.cause." + detail.more()))
          .add("words", it.event.words());
    } else if (it.kind == MailKind.PRICE_CUT_REQUESTED) {
      facts.add("refund", detail.amount());
    } else if (it.kind == MailKind.DISPUTE_RULED) {
      facts
          .add("to-buyer", detail.amount())
          .add("to-seller", detail.more() == null ? null : Money.of(Long.parseLong(detail.more())));
    }
    return facts.order(it.order);
  }

  /** What the time of an event is to whoever reads of it. */
  private static String timeName(MailKind kind) {
    return kind == MailKind.EXTENSION_REQUESTED
        ? "new-due"
        : TO_ANSWER.contains(kind) ? "answer-by" : "due";
  }

  /** One mail for all that was said since the last one, and none for what was read meanwhile. */
  private Telling message(Case it) {
    Instant due = it.at().plus(BEFORE_A_MESSAGE_IS_TOLD);
    if (clock.instant().isBefore(due)) {
      return new Telling.Later(due);
    }
    AccountId reader = new AccountId(it.number());
    String voice = reader.equals(it.order.buyer().id()) ? BUYER : SELLER;
    boolean told = notices.toldSince(reader, it.kind, it.path(), it.at());
    return Telling.now(
        told || !conversations.hasUnread(it.order.number(), reader)
            ? List.of()
            : it
                .drafts(
                    voice,
                    it.order.terms().price(),
                    "",
                    locale -> new Facts(locale).order(it.order))
                .stream()
                .map(draft -> draft.at(clock.instant()))
                .toList());
  }

  private String method(PaymentView payment, Locale locale) {
    String name = text(locale, "order.method." + payment.method().code());
    return payment.terms().instalments() == null
        ? name
        : text(
            locale,
            "order.method.in-instalments",
            name,
            Objects.requireNonNull(payment.terms().instalments()).count());
  }

  /** What somebody wrote, as it is; a reason that nobody wrote has only the key of its text. */
  private String inWords(String words, Locale locale) {
    return words.startsWith(NewRefund.REASON_TEXTS) ? text(locale, words) : words;
  }

  private String time(Instant instant) {
    return taiwan.time(instant);
  }

  private String text(Locale locale, String key, Object... arguments) {
    return messages.getMessage(key, arguments, locale);
  }

  /** One event and the order that it is about. */
  private final class Case {

    private final MailKind kind;
    private final MailEvent event;
    private final Order order;

    Case(MailKind kind, MailEvent event, Order order) {
      this.kind = kind;
      this.event = event;
      this.order = order;
    }

    Instant at() {
      return event.at();
    }

    String words() {
      return event.words() == null ? "" : event.words();
    }

    PaymentId paymentId() {
      return new PaymentId(number());
    }

    PaymentView payment() {
      return payments.find(paymentId()).orElseThrow();
    }

    RefundView refund() {
      return refunds.find(new RefundId(number())).orElseThrow();
    }

    private long number() {
      return Long.parseLong(Objects.requireNonNull(event.detail()));
    }

    String path() {
      return "/orders/" + order.number() + (kind.isOfReviews() ? "/review/" : "/");
    }

    /** Those of that voice who are still there. */
    List<Recipient> people(String voice) {
      return voice.equals(Draft.STAFF)
          ? recipients.operators()
          : recipients.find((voice.equals(BUYER) ? order.buyer() : order.seller()).id()).stream()
              .toList();
    }

    List<Draft> buyer(String words) {
      return plain(BUYER, words);
    }

    List<Draft> seller(String words) {
      return plain(SELLER, words);
    }

    /** A mail that says it all in words. */
    private List<Draft> plain(String voice, String words) {
      Money price = order.terms().price();
      return drafts(
          voice, price, words, locale -> new Facts(locale).order(order).add("amount", price));
    }

    /** A mail to everybody of that voice, with its table. */
    List<Draft> drafts(String voice, Money amount, String words, Function<Locale, Facts> table) {
      return people(voice).stream()
          .map(to -> draft(voice, to, amount, words, "", table.apply(to.locale())))
          .toList();
    }

    /** {0} the title, {1} the other party, {2} the amount, {3} somebody's words, {4} a time. */
    Draft draft(String voice, Recipient to, Money amount, String words, String time, Facts facts) {
      Party other = voice.equals(BUYER) ? order.seller() : order.buyer();
      return new Draft(
          kind,
          voice,
          to,
          List.of(
              order.terms().title(),
              other.displayName(),
              amount.toString(),
              inWords(words, to.locale()),
              time),
          facts.list(),
          voice.equals(Draft.STAFF) ? "/admin/disputes/?q=" + order.number() : path(),
          event.at());
    }
  }

  /** The lines of a mail's table, in one language. */
  private final class Facts {

    private final Locale locale;
    private final List<Letter.Fact> lines = new ArrayList<>();

    Facts(Locale locale) {
      this.locale = locale;
    }

    Facts order(Order order) {
      add("service", order.terms().title());
      add("plan", order.terms().planTitle());
      return exact("order-no", order.number().value());
    }

    Facts add(String name, @Nullable Object value) {
      if (value != null) {
        lines.add(new Letter.Fact(text(locale, "mail.fact." + name), value.toString(), false));
      }
      return this;
    }

    Facts exact(String name, String value) {
      lines.add(new Letter.Fact(text(locale, "mail.fact." + name), value, true));
      return this;
    }

    List<Letter.Fact> list() {
      return List.copyOf(lines);
    }
  }
}
