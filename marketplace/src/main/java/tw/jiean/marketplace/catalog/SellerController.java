package tw.jiean.marketplace.catalog;

import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.Role;

/** What everybody may know of a member: what he offers and how he is known. */
@Controller
class SellerController {

  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  private final Accounts accounts;
  private final Listings listings;
  private final Categories categories;
  private final Reputation reputation;

  SellerController(
      Accounts accounts, Listings listings, Categories categories, Reputation reputation) {
    this.accounts = accounts;
    this.listings = listings;
    this.categories = categories;
    this.reputation = reputation;
  }

  @GetMapping("/sellers/{id:\\d+}/")
  String seller(@PathVariable String id, Model model) {
    AccountId account = member(id);
    model.addAttribute("seller", accounts.profile(account).orElseThrow());
    model.addAttribute(
        "cards", ListingCard.of(listings.publishedBy(account), categories.all(), accounts));
    model.addAttribute("standing", reputation.standing(account));
    model.addAttribute("opinions", reputation.ofMember(account, Opinion.SHOWN));
    return "catalog/seller";
  }

  /** Operators keep the house; they have no page in it. */
  private AccountId member(String id) {
    if (!NUMBER.matcher(id).matches()) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    AccountId account = new AccountId(Long.parseLong(id));
    return accounts
        .find(account)
        .filter(found -> found.role() == Role.MEMBER)
        .map(found -> account)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
