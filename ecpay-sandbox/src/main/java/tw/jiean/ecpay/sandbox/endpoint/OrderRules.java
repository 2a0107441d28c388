package tw.jiean.ecpay.sandbox.endpoint;

import java.time.Duration;
import java.util.Map;
import tw.jiean.ecpay.sandbox.trade.AmountLimits;
import tw.jiean.ecpay.sandbox.trade.Contract;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.PaymentMethod;
import tw.jiean.ecpay.sandbox.trade.Terms;

/**
 * What contract and settings decide about orders.
 *
 * @param contract what ECPay has enabled
 * @param limits by method; a method without an entry takes any amount
 * @param strictUrls whether addresses that ECPay could not reach are refused
 * @param tradeDateTolerance how far {@code MerchantTradeDate} may be from now
 */
public record OrderRules(
    Contract contract,
    Map<PaymentMethod, AmountLimits> limits,
    boolean strictUrls,
    Duration tradeDateTolerance) {

  /** Copies the limits. */
  public OrderRules {
    limits = Map.copyOf(limits);
  }

  /** The same with a merchant's own terms, when it has any. */
  OrderRules of(Merchant merchant) {
    Terms terms = merchant.terms();
    return terms == null
        ? this
        : new OrderRules(terms.contract(), terms.limits(), strictUrls, tradeDateTolerance);
  }

  boolean enabled(PaymentMethod method) {
    return contract.methods().contains(method);
  }

  boolean allow(PaymentMethod method, long amount) {
    AmountLimits bounds = limits.get(method);
    return bounds == null || bounds.allow(amount);
  }
}
