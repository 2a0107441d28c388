package tw.jiean.marketplace.payment;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tw.jiean.ecpay.autoconfigure.EcpayProperties;
import tw.jiean.ecpay.notification.Notification;
import tw.jiean.ecpay.notification.Notification.Applied;
import tw.jiean.ecpay.notification.Notification.CodeIssued;
import tw.jiean.ecpay.notification.Notification.Failed;
import tw.jiean.ecpay.notification.Notification.Paid;
import tw.jiean.ecpay.notification.Notification.Simulated;
import tw.jiean.ecpay.notification.Notification.Undecided;
import tw.jiean.ecpay.notification.Trade;

/**
 * Whether a message fits the attempt that it names. A right signature says that ECPay wrote it, not
 * that it is about what we charged.
 */
@Component
class PaymentRules {

  private final PaymentRepository repository;
  private final PaymentSettings settings;
  private final boolean realMoney;

  PaymentRules(PaymentRepository repository, PaymentSettings settings, EcpayProperties ecpay) {
    this.repository = repository;
    this.settings = settings;
    this.realMoney = ecpay.realMoney();
  }

  Optional<Verdict> objection(Door door, Notification notification, PaymentAttempt attempt) {
    Trade trade = notification.trade();
    if (!trade.merchantId().equals(attempt.merchantId())) {
      return Optional.of(Verdict.WRONG_MERCHANT);
    }
    if (trade.amount().dollars() != attempt.amount().dollars()) {
      return Optional.of(Verdict.WRONG_AMOUNT);
    }
    if (!trade.method().equalsIgnoreCase(settings.of(attempt.method()).choosePayment())) {
      return Optional.of(Verdict.WRONG_METHOD);
    }
    return switch (notification) {
      case Paid paid -> aboutMoney(door, trade, attempt);
      case Simulated simulated ->
          realMoney ? Optional.of(Verdict.SIMULATED_REFUSED) : aboutMoney(door, trade, attempt);
      case CodeIssued issued -> Optional.empty();
      case Applied applied -> Optional.empty();
      case Undecided undecided -> Optional.empty();
      case Failed failed -> Optional.empty();
    };
  }

  private Optional<Verdict> aboutMoney(Door door, Trade trade, PaymentAttempt attempt) {
    if (door == Door.PAYMENT_INFO) {
      return Optional.of(Verdict.WRONG_DOOR);
    }
    boolean used =
        trade
            .ecpayTradeNo()
            .filter(number -> repository.isUsedElsewhere(number, attempt.id()))
            .isPresent();
    return used ? Optional.of(Verdict.TRADE_USED) : Optional.empty();
  }
}
