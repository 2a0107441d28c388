package tw.jiean.marketplace.mail;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.order.OrderStatus;
import tw.jiean.marketplace.order.WorkEvent;
import tw.jiean.marketplace.refund.RefundView;
import tw.jiean.marketplace.refund.Refunds;

/** Who is told what of money that goes back. */
@Component
class RefundTellings {

  /** What a ruling gives back is told both parties with the ruling itself. */
  private static final String RULED = WorkEvent.Cause.RULED.textKey();

  private final Refunds refunds;
  private final OrderDrafts drafts;
  private final MessageSource texts;

  RefundTellings(Refunds refunds, OrderDrafts drafts, MessageSource texts) {
    this.refunds = refunds;
    this.drafts = drafts;
    this.texts = texts;
  }

  /** The buyer, and the seller who gets less by it. */
  Telling opened(OrderCase it) {
    RefundView refund = refund(it);
    return Telling.now(
        Stream.concat(
                buyer(it, refund).stream(),
                sellerGetsLess(it, refund) ? seller(it, refund).stream() : Stream.empty())
            .toList());
  }

  Telling closed(OrderCase it) {
    return Telling.now(buyer(it, refund(it)));
  }

  private RefundView refund(OrderCase it) {
    return refunds.find(it.refund()).orElseThrow();
  }

  /** And has not heard so by what ended the order. */
  private static boolean sellerGetsLess(OrderCase it, RefundView refund) {
    return !refund.surplus()
        && it.order().status() != OrderStatus.CANCELLED
        && !RULED.equals(refund.reason().occasion());
  }

  private List<Draft> seller(OrderCase it, RefundView refund) {
    return drafts.of(
        it,
        Draft.SELLER,
        refund.amount(),
        language -> refund.reason().in(language, texts),
        language -> drafts.facts(language).order(it.order()).add("refund", refund.amount()));
  }

  private List<Draft> buyer(OrderCase it, RefundView refund) {
    return drafts.of(
        it,
        Draft.BUYER,
        refund.amount(),
        language ->
            it.kind() == MailKind.REFUND_OPENED ? refund.reason().in(language, texts) : it.words(),
        language -> facts(it, refund, language));
  }

  private Facts facts(OrderCase it, RefundView refund, Locale language) {
    Facts facts =
        drafts
            .facts(language)
            .add("refund", refund.amount())
            .text("whereabouts", "mail.whereabouts." + refund.whereabouts().word());
    if (it.kind() == MailKind.REFUND_OPENED && refunds.needsAccount(refund.id())) {
      facts.text("refund-account", "mail.refund-account.enter");
    }
    if (refund.bankReference() != null) {
      facts.exact("bank-reference", refund.bankReference());
    }
    return facts.order(it.order());
  }
}
