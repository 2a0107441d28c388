package tw.jiean.marketplace.catalog;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.NewAccount;
import tw.jiean.marketplace.account.SignUpResult;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.money.Money;

/**
 * Drafts as sellers write them. Tests share one database, so names and sellers are new each time.
 */
final class ListingFixtures {

  private static final AtomicLong NEXT = new AtomicLong(1_000_000);

  private ListingFixtures() {}

  static long unique() {
    return NEXT.incrementAndGet();
  }

  static AccountId seller() {
    return new AccountId(unique());
  }

  /** Somebody who signed up and signed in. */
  static SignedInAccount member(Accounts accounts, String displayName) {
    return signedIn(accounts, accounts.signUp(newAccount(displayName)));
  }

  static SignedInAccount operator(Accounts accounts) {
    return signedIn(accounts, accounts.createOperator(newAccount("管理員")));
  }

  private static NewAccount newAccount(String displayName) {
    return new NewAccount("seller" + unique() + "@example.com", displayName, "correct horse 9");
  }

  private static SignedInAccount signedIn(Accounts accounts, SignUpResult result) {
    AccountId id = ((SignUpResult.SignedUp) result).id();
    return SignedInAccount.of(accounts.find(id).orElseThrow());
  }

  static CategoryId newCategory(Categories categories) {
    long n = unique();
    return categories.create("shelf-" + n, "類別" + n, "Shelf " + n);
  }

  static Plan standard(long dollars) {
    return new Plan(PlanKind.STANDARD, "基本版", "一款設計，修改兩次。", Money.of(dollars), 5);
  }

  static Plan premium(long dollars) {
    return new Plan(PlanKind.PREMIUM, "完整版", "三款設計，附原始檔。", Money.of(dollars), null);
  }

  static ListingDraft draft(String title, CategoryId category) {
    return draft(title, category, null);
  }

  static ListingDraft draft(String title, CategoryId category, @Nullable Plan premium) {
    return new ListingDraft(
        title, "說明第一行\n說明第二行", Set.of(category), standard(1_200), premium, null);
  }
}
