package tw.jiean.marketplace.catalog;

import java.util.List;
import tw.jiean.marketplace.money.FeeRate;
import tw.jiean.marketplace.money.Money;

/**
 * What a price would mean for a seller, which the catalogue cannot know itself. The module that
 * knows of payments and fees implements it.
 */
public interface PriceOutlook {

  /** What an order at this price would bring if it were placed now. */
  Outlook of(Money price);

  /**
   * The outlook.
   *
   * @param commission what the platform keeps when the order is completed
   * @param net what the seller gets, whichever way the buyer pays: ECPay's fee is the platform's
   * @param ways all ways to pay that the site offers
   */
  record Outlook(Money price, FeeRate rate, Money commission, Money net, List<Way> ways) {

    /** Whether nobody could pay this price. */
    public boolean nobodyCanPay() {
      return ways.stream().noneMatch(Way::possible);
    }
  }

  /**
   * A way to pay.
   *
   * @param text key of its name
   * @param possible whether it takes the price
   * @param minimum the least amount that it takes
   * @param maximum the most
   */
  record Way(String text, boolean possible, Money minimum, Money maximum) {}
}
