package tw.jiean.marketplace.review;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.Orders;
import tw.jiean.marketplace.order.WorkEvent;

/**
 * Both parties of a finished order may each say once what they think of it, within {@link #WINDOW}.
 * Neither reads the other before both have written or the time is over, so that nobody answers in
 * kind. What is public makes the rating of the listing and of its seller in the same transaction.
 */
@Service
public class Reviews {

  /** How long after its end an order can be reviewed. */
  static final Duration WINDOW = Duration.ofDays(14);

  /** How many cases one transaction closes. */
  static final int BATCH = 100;

  private final ReviewRepository repository;
  private final Orders orders;
  private final Listings listings;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Reviews(
      ReviewRepository repository,
      Orders orders,
      Listings listings,
      ApplicationEventPublisher events,
      Clock clock) {
    this.repository = repository;
    this.orders = orders;
    this.listings = listings;
    this.events = events;
    this.clock = clock;
  }

  /** Lets both parties write. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(WorkEvent.Completed event) {
    Order order = orders.find(event.order()).orElseThrow();
    boolean opened =
        repository.insert(
            new ReviewCase(
                order.number(),
                order.terms().listing(),
                order.terms().title(),
                order.seller().id(),
                order.buyer().id(),
                event.at(),
                event.at().plus(WINDOW),
                null,
                null,
                null));
    if (opened) {
      repository.addCompleted(order.seller().id());
    }
  }

  /** Remembers what a seller let pass. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void on(WorkEvent.Cancelled event) {
    if (event.cause() == WorkEvent.Cause.VERY_LATE) {
      repository.addMissed(orders.find(event.order()).orElseThrow().seller().id());
    }
  }

  /** What can be and was said of an order; empty unless it is finished and the reader's own. */
  @Transactional(readOnly = true)
  Optional<ReviewCase> find(OrderNumber order, AccountId reader) {
    return repository.find(order).filter(found -> found.sideOf(reader).isPresent());
  }

  /** Until when that party may still write of the order; empty when not, or not any more. */
  @Transactional(readOnly = true)
  public Optional<Instant> openUntil(OrderNumber order, AccountId party) {
    Instant now = now();
    return find(order, party)
        .filter(found -> found.takes(found.sideOf(party).orElseThrow(), now))
        .map(ReviewCase::closesAt);
  }

  /** What became of a review. */
  enum Written {
    /** It is stored, and public if the other party had written. */
    DONE,
    /** That party has written before. */
    ALREADY_WRITTEN,
    /** The time is over. */
    TOO_LATE,
    /** Not finished, or not the writer's own order. */
    UNKNOWN
  }

  /**
   * Stores what one party thinks.
   *
   * @param stars 1 to 5
   * @param text at most 1,000 characters, may be empty
   */
  @Transactional
  Written write(OrderNumber order, AccountId writer, int stars, String text) {
    ReviewCase found = repository.lock(order).orElse(null);
    ReviewSide side = found == null ? null : found.sideOf(writer).orElse(null);
    if (found == null || side == null) {
      return Written.UNKNOWN;
    }
    if (found.by(side) != null) {
      return Written.ALREADY_WRITTEN;
    }
    Instant now = now();
    if (!found.takes(side, now)) {
      return Written.TOO_LATE;
    }
    repository.write(order, new Review(side, stars, text, now, null));
    if (found.by(side.other()) != null) {
      reveal(found, now);
      events.publishEvent(new ReviewsPublished(order, now));
    }
    return Written.DONE;
  }

  /**
   * Makes public what waits for nobody any more.
   *
   * @return how many cases were closed; fewer than a batch when nothing is left
   */
  @Transactional
  int revealDue() {
    Instant now = now();
    List<ReviewCase> due = repository.lockDue(now, BATCH);
    for (ReviewCase found : due) {
      reveal(found, now);
      if (found.ofBuyer() != null || found.ofSeller() != null) {
        events.publishEvent(new ReviewsPublished(found.order(), now));
      }
    }
    return due.size();
  }

  /**
   * Hides a review from everybody but its author, and takes it out of the ratings.
   *
   * @param reason 1 to 500 characters; the author reads it
   * @return false when there is no such review, or it is hidden already
   */
  @Transactional
  boolean hide(long id, String reason) {
    return change(id, reason);
  }

  /** The opposite of {@link #hide}; false when there is no such review, or it is not hidden. */
  @Transactional
  boolean show(long id) {
    return change(id, null);
  }

  private boolean change(long id, @Nullable String reason) {
    ReviewRepository.Place place = repository.place(id).orElse(null);
    if (place == null) {
      return false;
    }
    ReviewCase found = repository.lock(place.order()).orElseThrow();
    Review review = Objects.requireNonNull(found.by(place.side()));
    if (review.isHidden() == (reason != null)) {
      return false;
    }
    repository.hide(place, reason);
    if (found.isPublic()) {
      rate(found);
    }
    AccountId author = found.partyOf(place.side());
    events.publishEvent(
        reason == null
            ? new ReviewRestored(found.order(), author, now())
            : new ReviewHidden(found.order(), author, reason, now()));
    return true;
  }

  private void reveal(ReviewCase found, Instant now) {
    repository.reveal(found.order(), now);
    rate(found);
  }

  private void rate(ReviewCase found) {
    // All reviews of one seller, and so of one listing, are counted by one transaction at a time.
    repository.lockStanding(found.seller());
    repository.rate(found.seller(), repository.ofSeller(found.seller()));
    ReviewRepository.Mean mean = repository.ofListing(found.listing());
    listings.rate(found.listing(), mean.rating(), mean.reviews());
  }

  private Instant now() {
    return clock.instant().truncatedTo(MICROS);
  }
}
