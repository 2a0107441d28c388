package tw.jiean.marketplace.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.Payments;

/** What staff needs for a disputed order: all that is on record, what is held, and the ruling. */
@Component
public class OrderDisputes {

  private static final String BOTH = "both";

  private final Orders orders;
  private final OrderRepository repository;
  private final OrderProcess process;
  private final Payments payments;

  OrderDisputes(
      Orders orders, OrderRepository repository, OrderProcess process, Payments payments) {
    this.orders = orders;
    this.repository = repository;
    this.process = process;
    this.payments = payments;
  }

  /** The order, which nobody else moves until the transaction ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Order lock(OrderNumber number) {
    payments.lock(number.reference());
    return repository.lock(number).orElseThrow();
  }

  /** What became of a ruling. */
  public sealed interface Ruling {

    /** It is done; order, money and story are as it says. */
    record Done() implements Ruling {}

    /** Nothing changed: no dispute is open. */
    record NoDispute() implements Ruling {}

    /** Nothing changed: the two sums do not add up to what is held. */
    record WrongSum(Money held) implements Ruling {}
  }

  /**
   * Splits what is held, or what was earned, between buyer and seller; or lets the order go on.
   *
   * @param toSeller commission included; null when the order goes on
   * @param reason what both parties read
   */
  public Ruling rule(OrderNumber number, Money toBuyer, @Nullable Money toSeller, String reason) {
    return process
        .rule(number, new Act.Rule(toBuyer, toSeller, reason))
        .map(step ->
            switch (step) {
              case Step.Move _ -> new Ruling.Done();
              case Step.Refused(Step.Reason why) ->
                  why == Step.Reason.WRONG_SUM
                      ? new Ruling.WrongSum(held(number))
                      : new Ruling.NoDispute();
            })
        .orElseGet(Ruling.NoDispute::new);
  }

  /** What there is to split. */
  public Money held(OrderNumber number) {
    return orders.find(number).map(process::held).orElse(Money.ZERO);
  }

  /** Everything that is on record of the order now. */
  public Optional<Dossier> dossier(OrderNumber number) {
    return orders.find(number).map(order -> new Dossier(order, pieces(order)));
  }

  private List<Dossier.Piece> pieces(Order order) {
    Work work = process.of(order);
    List<Dossier.Piece> pieces = new ArrayList<>(terms(work));
    pieces.addAll(brief(work));
    process.deliveries(order.number()).reversed().stream()
        .map(OrderDisputes::delivery)
        .forEach(pieces::add);
    orders.history(order.number()).stream().map(OrderDisputes::happened).forEach(pieces::add);
    return pieces;
  }

  private static List<Dossier.Piece> terms(Work work) {
    Order order = work.order();
    OrderTerms terms = order.terms();
    Instant at = order.createdAt();
    return Stream.of(
            piece("terms_title", at, terms.title()),
            piece("terms_plan", at, terms.planTitle()),
            piece("terms_description", at, terms.planDescription()),
            piece("terms_price", at, terms.price().toString()),
            terms.deliveryDays() == null
                ? null
                : piece("terms_days", at, terms.deliveryDays().toString()),
            piece("terms_revisions", at, work.revisionsUsed() + " / " + work.revisions()),
            piece("terms_rules", at, WorkJson.write(work.rules())))
        .filter(Objects::nonNull)
        .toList();
  }

  private static Dossier.Piece piece(String kind, Instant at, String text) {
    return new Dossier.Piece(kind, at, BOTH, text);
  }

  private static List<Dossier.Piece> brief(Work work) {
    List<Dossier.Piece> pieces = new ArrayList<>();
    List<Brief.Question> asked = work.brief().asked();
    List<String> answers = work.brief().answers();
    Instant placed = work.order().createdAt();
    for (int i = 0; i < asked.size(); i++) {
      if (!asked.get(i).general()) {
        pieces.add(new Dossier.Piece("question", placed, "seller", asked.get(i).text()));
      }
      if (answers != null && i < answers.size() && !answers.get(i).isEmpty()) {
        Instant answered = work.startedAt() == null ? placed : work.startedAt();
        pieces.add(new Dossier.Piece("answer", answered, "buyer", answers.get(i)));
      }
    }
    return pieces;
  }

  private static Dossier.Piece delivery(Delivery delivery) {
    return new Dossier.Piece(
        "delivery",
        delivery.at(),
        "seller",
        "#" + delivery.number() + " sha256 " + delivery.sha256() + "\n" + delivery.note());
  }

  private static Dossier.Piece happened(HistoryEntry entry) {
    return new Dossier.Piece(
        "history",
        entry.at(),
        entry.by() == null ? "system" : entry.by().word(),
        Stream.of(
                entry.key(),
                entry.number(),
                entry.amount(),
                entry.toSeller(),
                entry.until(),
                entry.reason())
            .filter(Objects::nonNull)
            .map(Object::toString)
            .collect(Collectors.joining("\n")));
  }
}
