package tw.jiean.marketplace.order;

import org.springframework.stereotype.Component;
import tw.jiean.marketplace.catalog.PriceOutlook;
import tw.jiean.marketplace.money.FeeRate;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.MethodOffer;
import tw.jiean.marketplace.payment.Payments;

/** Tells sellers what a price brings: which ways to pay take it, and what is left of it. */
@Component
class PaidPrices implements PriceOutlook {

  private final Payments payments;
  private final Orders orders;

  PaidPrices(Payments payments, Orders orders) {
    this.payments = payments;
    this.orders = orders;
  }

  @Override
  public Outlook of(Money price) {
    FeeRate rate = orders.commission();
    Money.Split split = price.split(rate);
    return new Outlook(
        price,
        rate,
        split.fee(),
        split.rest(),
        payments.offers(price).stream()
            .filter(MethodOffer::isOffered)
            .map(offer ->
                new Way(
                    "payment.method." + offer.method().code(),
                    offer.isAvailable(),
                    offer.minimum(),
                    offer.maximum()))
            .toList());
  }
}
