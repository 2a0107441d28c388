package tw.jiean.marketplace.refund;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.payment.ChargeReference;

/**
 * The bank accounts that buyers enter for refunds that go to them by a transfer. Operators find
 * them where they would have entered them themselves. Who asks here has to be the buyer.
 */
@Service
@Transactional
public class RefundAccounts {

  private final RefundRepository repository;
  private final RefundDesk desk;
  private final PayeeRepository payees;
  private final Clock clock;

  RefundAccounts(
      RefundRepository repository, RefundDesk desk, PayeeRepository payees, Clock clock) {
    this.repository = repository;
    this.desk = desk;
    this.payees = payees;
    this.clock = clock;
  }

  /** What became of an account that was typed. */
  public sealed interface Answer {

    /** It is stored. */
    record Entered() implements Answer {}

    /**
     * No bank would take it.
     *
     * @param fields the names of the inputs that are wrong, of {@code bank_code}, {@code account}
     *     and {@code payee_name} in this order
     */
    record Wrong(List<String> fields) implements Answer {}

    /** No refund waits for an account, or for its transfer to be confirmed. */
    record NotNow() implements Answer {}
  }

  /**
   * Stores it for all refunds of the reference that are to be transferred. Until a transfer is
   * confirmed, entering it again corrects it.
   *
   * @param by the buyer's mail address, so that an operator who buys is no second person
   */
  public Answer enter(
      ChargeReference reference, String bankCode, String account, String name, String by) {
    List<RefundId> waiting =
        repository.of(List.of(reference)).stream()
            .filter(refund -> RefundEvent.PAYEE_ENTERED.move(refund.status()).isPresent())
            .map(Refund::id)
            .toList();
    if (waiting.isEmpty()) {
      return new Answer.NotNow();
    }
    Payee.Typed typed = new Payee.Typed(bankCode, account, name);
    List<String> wrong = typed.wrongFields();
    if (!wrong.isEmpty()) {
      return new Answer.Wrong(wrong);
    }
    List<RefundId> entered =
        waiting.stream()
            .filter(id -> desk.enterPayee(id, typed.payee(), by) == RefundDesk.Result.DONE)
            .toList();
    entered.forEach(id -> payees.noteBuyer(id, clock.instant()));
    return entered.isEmpty() ? new Answer.NotNow() : new Answer.Entered();
  }

  /** How the account ends that was entered last: 4 digits, by which its owner knows it. */
  @Transactional(readOnly = true)
  public Optional<String> ending(ChargeReference reference) {
    return payees.ending(reference);
  }
}
