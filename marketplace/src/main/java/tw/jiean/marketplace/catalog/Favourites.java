package tw.jiean.marketplace.catalog;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;

/** What members have put aside for later. Nobody else sees it, sellers neither. */
@Service
class Favourites {

  /** As many as fit on one page that somebody still looks through. */
  static final int MAX = 200;

  private final FavouriteRepository repository;
  private final Clock clock;

  Favourites(FavouriteRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Puts a listing aside; once more changes nothing.
   *
   * @return false when there are {@value #MAX} already
   */
  @Transactional
  boolean add(AccountId account, ListingId listing) {
    return repository.contains(account, listing)
        || (repository.count(account) < MAX
            && repository.insert(account, listing, clock.instant()));
  }

  /** Puts it back; without effect when it was not put aside. */
  @Transactional
  void remove(AccountId account, ListingId listing) {
    repository.delete(account, listing);
  }

  @Transactional(readOnly = true)
  boolean contains(AccountId account, ListingId listing) {
    return repository.contains(account, listing);
  }

  /** Those that are on the catalogue, put aside last first. */
  @Transactional(readOnly = true)
  List<FoundListing> published(AccountId account) {
    return repository.published(account);
  }

  /** How many there are, with those that are off the catalogue for now. */
  @Transactional(readOnly = true)
  int count(AccountId account) {
    return repository.count(account);
  }
}
