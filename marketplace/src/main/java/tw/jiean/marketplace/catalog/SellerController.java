package tw.jiean.marketplace.catalog;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.Role;
import tw.jiean.marketplace.account.SignedInAccount;

/**
 * What everybody may know of a member: what he offers and how he is known. Who has only bought, and
 * of whom nobody has written, has no page: nobody is to learn the names of all members by counting.
 */
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
  String seller(
      @PathVariable String id,
      @AuthenticationPrincipal @Nullable SignedInAccount reader,
      Model model) {
    AccountId account = member(id);
    List<Opinion> opinions = reputation.ofMember(account, Opinion.SHOWN);
    if (opinions.isEmpty() && !listings.isSeller(account) && !isSame(account, reader)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    model.addAttribute("seller", accounts.profile(account).orElseThrow());
    model.addAttribute(
        "cards", ListingCard.of(listings.publishedBy(account), categories.all(), accounts));
    model.addAttribute("standing", reputation.standing(account));
    model.addAttribute("opinions", opinions);
    return "catalog/seller";
  }

  private static boolean isSame(AccountId account, @Nullable SignedInAccount reader) {
    return reader != null && reader.id().equals(account);
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
