package tw.jiean.marketplace.payment;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.checkout.Language;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.money.Money;

/**
 * Has charges paid at ECPay: which ways there are for an amount, opening an attempt, and where
 * attempts stand. Whoever charges is a {@link ChargeOwner}; besides, {@link PaymentCodeIssued},
 * {@link PaymentFailed}, {@link PaymentExpired} and {@link SurplusReceived} tell what becomes of
 * them.
 */
@Service
public class Payments {

  private final PaymentRepository repository;
  private final PaymentSettings settings;
  private final CheckoutForms forms;
  private final TradeNumbers tradeNumbers;
  private final QuerySchedule schedule;
  private final EcpayConfig ecpay;
  private final Ledger ledger;
  private final Clock clock;

  Payments(
      PaymentRepository repository,
      PaymentSettings settings,
      CheckoutForms forms,
      TradeNumbers tradeNumbers,
      QuerySchedule schedule,
      EcpayConfig ecpay,
      Ledger ledger,
      Clock clock) {
    this.repository = repository;
    this.settings = settings;
    this.forms = forms;
    this.tradeNumbers = tradeNumbers;
    this.schedule = schedule;
    this.ecpay = ecpay;
    this.ledger = ledger;
    this.clock = clock;
  }

  private boolean sandbox() {
    EcpayEnvironment environment = ecpay.environment();
    return !environment.isProduction() && !environment.equals(EcpayEnvironment.STAGE);
  }

  /** Every way of paying, with whether it takes this amount. */
  public List<MethodOffer> offers(Money amount) {
    return Arrays.stream(PaymentMethod.values()).map(method -> offer(method, amount)).toList();
  }

  /** One way of paying, with whether it takes this amount. */
  public MethodOffer offer(PaymentMethod method, Money amount) {
    return MethodOffer.of(method, settings.of(method), amount, schedule.atOnce(), sandbox());
  }

  /**
   * Locks all attempts of a reference until the caller's transaction ends. Take this lock before
   * any lock of your own: ECPay's messages do so too.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(ChargeReference reference) {
    repository.lock(reference);
  }

  /** The same of several references, in the order in which everybody locks. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void lock(Collection<ChargeReference> references) {
    repository.lockAll(references);
  }

  /**
   * Opens an attempt within the caller's transaction and gives the form that the buyer's browser
   * posts to ECPay. Asked again with the same reference and request id, it gives the same attempt
   * and the same form.
   *
   * @throws IllegalArgumentException when the method does not take the amount, or is not offered on
   *     these terms; ask {@link #offer} first
   * @throws IllegalStateException when the reference has been paid, or the same request wanted
   *     something else before; ask {@link #counting} first, under {@link #lock}
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public OpenedPayment open(Charge charge) {
    List<PaymentAttempt> attempts = repository.lock(charge.reference());
    Optional<PaymentAttempt> before =
        attempts.stream()
            .filter(attempt -> attempt.requestId().equals(charge.requestId()))
            .findFirst();
    if (before.isPresent()) {
      return repeated(before.get(), charge);
    }
    MethodOffer offer = offer(charge.method(), charge.amount());
    if (!offer.isAvailable()) {
      throw new IllegalArgumentException(
          charge.method() + " does not take " + charge.amount() + ": " + offer.availability());
    }
    if (attempts.stream().anyMatch(PaymentAttempt::counts)) {
      throw new IllegalStateException(charge.reference() + " has been paid");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return repository
        .insert(
            charge,
            offer.freeze(charge.terms()),
            ecpay.merchantId(),
            tradeNumbers.next(),
            language(),
            now,
            schedule.first(charge.method(), now))
        .map(attempt -> opened(attempt, false))
        .orElseGet(() ->
            repeated(
                repository.ofRequest(charge.reference(), charge.requestId()).orElseThrow(),
                charge));
  }

  /** The attempt that counts: the one that has been paid, else the newest. */
  @Transactional(readOnly = true)
  public Optional<PaymentView> counting(ChargeReference reference) {
    return Optional.ofNullable(counting(List.of(reference)).get(reference));
  }

  /** The attempt that counts for each of the references that have any. */
  @Transactional(readOnly = true)
  public Map<ChargeReference, PaymentView> counting(Collection<ChargeReference> references) {
    Map<ChargeReference, PaymentView> counting = new LinkedHashMap<>();
    for (PaymentAttempt attempt : repository.of(references)) {
      PaymentView view = attempt.view();
      counting.merge(attempt.reference(), view, Payments::counting);
    }
    return counting;
  }

  /**
   * Since when nothing can be paid any more for each of the references of which that is so: the
   * time of every attempt is over and ECPay knew of no payment. Left out are those that have an
   * open attempt, one that a person has to look at, money, or no attempt at all.
   */
  @Transactional(readOnly = true)
  public Map<ChargeReference, Instant> overSince(Collection<ChargeReference> references) {
    Map<ChargeReference, Instant> over = new LinkedHashMap<>();
    if (references.isEmpty()) {
      return over;
    }
    Set<ChargeReference> others = new HashSet<>();
    for (PaymentAttempt attempt : repository.of(references)) {
      if (attempt.status() == PaymentStatus.EXPIRED || attempt.status() == PaymentStatus.FAILED) {
        over.merge(
            attempt.reference(),
            schedule.expiry(attempt),
            (one, other) -> one.isAfter(other) ? one : other);
      } else {
        others.add(attempt.reference());
      }
    }
    over.keySet().removeAll(others);
    return over;
  }

  /** All attempts of a reference, newest first. */
  @Transactional(readOnly = true)
  public List<PaymentView> attempts(ChargeReference reference) {
    return repository.of(List.of(reference)).reversed().stream().map(PaymentAttempt::view).toList();
  }

  /** The one that counts of all attempts of a reference, newest first. */
  public static PaymentView counting(List<PaymentView> attempts) {
    return attempts.reversed().stream().reduce(Payments::counting).orElseThrow();
  }

  /** The attempt that this request has opened, if it has. */
  @Transactional(readOnly = true)
  public Optional<PaymentView> ofRequest(ChargeReference reference, String requestId) {
    return repository.ofRequest(reference, requestId).map(PaymentAttempt::view);
  }

  private static PaymentView counting(PaymentView older, PaymentView newer) {
    return older.status().isPaid() && !older.surplus() ? older : newer;
  }

  /** The attempt. */
  @Transactional(readOnly = true)
  public Optional<PaymentView> find(PaymentId payment) {
    return repository.find(payment).map(PaymentAttempt::view);
  }

  /**
   * Lets whoever charged take money that was left over: it counts from now on. Within the caller's
   * transaction, which has locked the reference.
   *
   * @throws IllegalStateException when it is not left over, was partly given back or is being given
   *     back, or when another attempt counts
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public PaymentReceived revive(PaymentId payment) {
    PaymentAttempt attempt = locked(payment);
    boolean whole = attempt.status() == PaymentStatus.PAID;
    if (!whole || !attempt.outcome().surplus() || isPaid(attempt.reference())) {
      throw new IllegalStateException("Payment " + payment + " has no money left over to take");
    }
    PaymentAttempt revived = attempt.revived();
    repository.update(revived);
    ledger.post(List.of(PaymentTransfers.revived(revived, clock.instant())));
    return Decision.received(revived);
  }

  private boolean isPaid(ChargeReference reference) {
    return repository.lock(reference).stream().anyMatch(PaymentAttempt::counts);
  }

  /**
   * A refund of this attempt was opened, within the caller's transaction. The one who refunds keeps
   * account of how much.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void refundOpened(PaymentId payment) {
    repository.update(locked(payment).refundOpened());
  }

  /**
   * A refund of this attempt came to an end, within the caller's transaction.
   *
   * @param refunded whole NT$ that were given back so far, in all
   * @param open whether another refund of it is still open
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void refundClosed(PaymentId payment, Money refunded, boolean open) {
    PaymentAttempt attempt = locked(payment);
    repository.update(open ? attempt.refundedSoFar(refunded) : attempt.refundsClosed(refunded));
  }

  private PaymentAttempt locked(PaymentId payment) {
    ChargeReference reference = repository.find(payment).orElseThrow().reference();
    return repository.lock(reference).stream()
        .filter(attempt -> attempt.id().equals(payment))
        .findFirst()
        .orElseThrow();
  }

  private OpenedPayment repeated(PaymentAttempt attempt, Charge charge) {
    if (attempt.method() != charge.method()
        || !charge.terms().fit(attempt.terms())
        || !attempt.amount().equals(charge.amount())) {
      throw new IllegalStateException(
          "Request " + charge.requestId() + " has opened payment " + attempt.id() + " differently");
    }
    return opened(attempt, true);
  }

  private OpenedPayment opened(PaymentAttempt attempt, boolean repeated) {
    return new OpenedPayment(attempt.id(), attempt.tradeNo().value(), forms.of(attempt), repeated);
  }

  /** The cashier speaks the language that the buyer reads here. */
  private static Language language() {
    return LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage())
        ? Language.TRADITIONAL_CHINESE
        : Language.ENGLISH;
  }
}
