package tw.jiean.ecpay.sandbox.card;

import java.util.List;
import tw.jiean.ecpay.sandbox.trade.TaiwanTime;

/**
 * One authorisation as the control interface tells it.
 *
 * @param gwsr {@code CreditRefundId} of the card query
 * @param tradeNo {@code TradeNo} of DoAction
 * @param state a {@link CardState} in lower case
 * @param captured what was fetched, in whole New Taiwan dollars
 * @param refunded what was or is going to be given back
 * @param authorisedAt ISO 8601 with Taiwan's offset
 */
public record AuthorisationView(
    long gwsr,
    String tradeNo,
    long amount,
    String state,
    long captured,
    long refunded,
    String authorisedAt) {

  /** What the control interface tells of them. */
  public static List<AuthorisationView> of(List<Authorisation> authorisations) {
    return authorisations.stream()
        .map(it ->
            new AuthorisationView(
                it.gwsr(),
                it.tradeNo(),
                it.amount(),
                it.state().word(),
                it.captured(),
                it.refunded(),
                TaiwanTime.iso(it.authorisedAt())))
        .toList();
  }
}
