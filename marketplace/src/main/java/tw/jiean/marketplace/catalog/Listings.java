package tw.jiean.marketplace.catalog;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;

/** The catalogue: what may be bought, and what sellers may change of it. */
@Service
public class Listings {

  static final int PAGE_SIZE = 24;
  static final int MAX_REASON = 500;

  private final ListingRepository repository;
  private final Clock clock;

  Listings(ListingRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /** The listing if visitors may see and buy it: it exists and is not hidden. */
  @Transactional(readOnly = true)
  public Optional<Listing> findPublished(ListingId id) {
    return repository.find(id).filter(listing -> !listing.hidden());
  }

  /** The listing, hidden or not. */
  @Transactional(readOnly = true)
  public Optional<Listing> find(ListingId id) {
    return repository.find(id);
  }

  /** All that a seller offers, newest first, hidden ones too. */
  @Transactional(readOnly = true)
  public List<Listing> ofSeller(AccountId seller) {
    return repository.ofSeller(seller);
  }

  /**
   * Puts a new listing on the catalogue, at once. Throws {@code DataIntegrityViolationException}
   * when a category of the draft does not exist (any more).
   */
  @Transactional
  public ListingId publish(AccountId seller, ListingDraft draft) {
    return repository.insert(seller, draft, now());
  }

  /**
   * Replaces what a seller offers; the last of two edits stands. False when the listing does not
   * exist or belongs to somebody else. A hidden listing may be edited and stays hidden.
   */
  @Transactional
  public boolean edit(ListingId id, AccountId seller, ListingDraft draft) {
    return repository.update(id, seller, draft, now());
  }

  /** What visitors find. */
  @Transactional(readOnly = true)
  ListingPage search(CatalogQuery query) {
    long total = repository.count(query);
    int pages = Math.clamp(Math.ceilDiv(total, PAGE_SIZE), 1, CatalogQuery.MAX_PAGE);
    CatalogQuery page = query.onPage(Math.min(query.page(), pages));
    return new ListingPage(repository.search(page, PAGE_SIZE), page.page(), pages, total);
  }

  /**
   * Takes a listing off the catalogue; orders that exist go on. Hiding again replaces the reason.
   *
   * @param reason 1 to 500 characters; the seller reads it
   * @return false when there is no such listing
   */
  @Transactional
  public boolean hide(ListingId id, String reason) {
    String tidy = PlainText.line(reason);
    PlainText.requireLength("Reason", tidy, MAX_REASON);
    return repository.setHidden(id, tidy);
  }

  /** Puts a hidden listing back; without effect on one that is not. False when there is none. */
  @Transactional
  public boolean unhide(ListingId id) {
    return repository.setHidden(id, null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(MICROS);
  }
}
