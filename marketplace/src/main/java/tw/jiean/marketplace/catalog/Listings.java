package tw.jiean.marketplace.catalog;

import static java.time.temporal.ChronoUnit.MICROS;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.page.PlainText;

/** The catalogue: what may be bought, and what sellers may change of it. */
@Service
public class Listings {

  static final int PAGE_SIZE = 24;
  static final int MAX_REASON = 500;
  static final int MAX_OF_SELLER = 100;

  private final ListingRepository repository;
  private final ListingSearch search;
  private final CategoryRepository categories;
  private final Clock clock;

  Listings(
      ListingRepository repository,
      ListingSearch search,
      CategoryRepository categories,
      Clock clock) {
    this.repository = repository;
    this.search = search;
    this.categories = categories;
    this.clock = clock;
  }

  /** The listing if visitors may buy it: it exists and is neither hidden nor paused. */
  @Transactional(readOnly = true)
  public Optional<Listing> findPublished(ListingId id) {
    return repository.find(id).filter(Listing::published);
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
    List<Category> shelves = categories.all();
    List<FoundListing> found =
        query.unfiltered()
            ? search.find(query, shelves, PAGE_SIZE + 1)
            : search.findSome(query, shelves, PAGE_SIZE + 1);
    boolean more = found.size() > PAGE_SIZE;
    List<FoundListing> page = found.subList(0, Math.min(found.size(), PAGE_SIZE));
    if (!query.backwards()) {
      return page(query, page, shelves, query.from() != null && !page.isEmpty(), more);
    }
    // Fewer than a page before a place: that is the first page, which is shown whole.
    return more ? page(query, page.reversed(), shelves, true, true) : search(query.at(null, false));
  }

  private static ListingPage page(
      CatalogQuery query,
      List<FoundListing> listings,
      List<Category> shelves,
      boolean previous,
      boolean next) {
    return new ListingPage(
        listings,
        shelves,
        previous ? listings.getFirst().placeIn(query.sort()) : null,
        next ? listings.getLast().placeIn(query.sort()) : null);
  }

  /**
   * Listings, on the catalogue or not, whose title contains a text, whatever its case and width:
   * those of exactly this title first, then the newest.
   */
  @Transactional(readOnly = true)
  public List<ListingId> titled(String text, int limit) {
    return search.titled(text, limit);
  }

  /** Whether this member has ever offered anything, on the catalogue now or not. */
  @Transactional(readOnly = true)
  boolean isSeller(AccountId member) {
    return repository.isSeller(member);
  }

  /** What a seller offers on the catalogue, newest first; at most {@value #MAX_OF_SELLER}. */
  @Transactional(readOnly = true)
  List<FoundListing> publishedBy(AccountId seller) {
    return search.of(seller, MAX_OF_SELLER);
  }

  /**
   * Takes no orders for a listing until it is resumed; orders that exist go on. Pausing again
   * changes nothing of weight. False when the listing does not exist or belongs to somebody else.
   */
  @Transactional
  public boolean pause(ListingId id, AccountId seller) {
    return repository.setPaused(id, seller, now());
  }

  /** Takes orders again; without effect on a listing that is not paused. False as for pausing. */
  @Transactional
  public boolean resume(ListingId id, AccountId seller) {
    return repository.setPaused(id, seller, null);
  }

  /**
   * Sets what buyers think of a listing, as it is known now.
   *
   * @param rating the mean of all reviews, or null without any
   * @param reviews how many there are, 0 or more
   * @return false when there is no such listing
   */
  @Transactional
  public boolean rate(ListingId id, @Nullable Rating rating, int reviews) {
    if ((rating == null) != (reviews == 0)) {
      throw new IllegalArgumentException(
          "A rating comes from reviews, not " + rating + " of " + reviews);
    }
    return repository.setRating(id, rating, reviews);
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
