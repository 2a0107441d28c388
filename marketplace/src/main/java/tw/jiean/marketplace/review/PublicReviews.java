package tw.jiean.marketplace.review;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.AccountSummary;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.catalog.ListingId;
import tw.jiean.marketplace.catalog.Opinion;
import tw.jiean.marketplace.catalog.Reputation;
import tw.jiean.marketplace.catalog.Standing;

/** What the catalogue shows of reviews. */
@Component
class PublicReviews implements Reputation {

  private final ReviewRepository repository;
  private final Accounts accounts;

  PublicReviews(ReviewRepository repository, Accounts accounts) {
    this.repository = repository;
    this.accounts = accounts;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Opinion> ofListing(ListingId listing, int limit) {
    return opinions(repository.publicOfListing(listing, limit), found -> ReviewSide.BUYER);
  }

  @Override
  @Transactional(readOnly = true)
  public List<Opinion> ofMember(AccountId member, int limit) {
    return opinions(
        repository.publicOfMember(member, limit),
        found -> found.sideOf(member).orElseThrow().other());
  }

  @Override
  @Transactional(readOnly = true)
  public Standing standing(AccountId member) {
    return repository.standing(member);
  }

  private List<Opinion> opinions(
      Collection<ReviewCase> cases, Function<ReviewCase, ReviewSide> side) {
    Map<AccountId, AccountSummary> people =
        accounts.findAll(
            cases.stream().map(found -> found.partyOf(side.apply(found))).distinct().toList());
    return cases.stream()
        .map(found -> {
          ReviewSide by = side.apply(found);
          Review review = Objects.requireNonNull(found.by(by));
          AccountSummary author = people.get(found.partyOf(by));
          return new Opinion(
              author == null ? "" : author.displayName(),
              review.stars(),
              review.text(),
              Objects.requireNonNull(found.revealedAt()),
              found.title(),
              by == ReviewSide.SELLER);
        })
        .toList();
  }
}
