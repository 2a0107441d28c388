package tw.jiean.marketplace.payment;

import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayException;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;

/**
 * Payments that ECPay's statement files know and we do not: they come in by the same door as
 * ECPay's messages, and meet the same rules there.
 */
@Service
public class StatementPayments {

  private static final Logger log = LoggerFactory.getLogger(StatementPayments.class);

  private final PaymentRepository attempts;
  private final PaymentQueries queries;
  private final NotificationReceiver receiver;

  StatementPayments(
      PaymentRepository attempts, PaymentQueries queries, NotificationReceiver receiver) {
    this.attempts = attempts;
    this.queries = queries;
    this.receiver = receiver;
  }

  /**
   * Takes a row in. ECPay is asked about the trade first, because its answer tells the moment and
   * the card's authorisation, which a row may lack; whatever comes of that, the row itself follows.
   * Changes nothing where the attempt is paid already, and nothing the second time. Not inside a
   * transaction: it makes its own.
   */
  public void take(StatementPayment payment) {
    MerchantTradeNo tradeNo = new MerchantTradeNo(payment.tradeNo());
    Optional<PaymentAttempt> attempt = attempts.ofTradeNo(tradeNo);
    if (attempt.isEmpty() || attempt.get().isPaid()) {
      return;
    }
    try {
      queries.ask(attempt.get());
    } catch (AskedTooOften e) {
      // The answer has what the row lacks; it comes when ECPay may be asked again.
      queries.askAt(attempt.get(), e.retryAt());
      return;
    } catch (EcpayException e) {
      log.info(
          "Payment {} is taken in by its statement alone: {}", attempt.get().id(), e.getMessage());
    }
    receiver.receive(
        Report.ofStatement(
            tradeNo,
            payment.ecpayTradeNo().map(EcpayTradeNo::new),
            payment.dollars(),
            payment.paidAt(),
            // Sorted, so that the same row has the same fingerprint.
            new TreeMap<>(payment.row())));
  }
}
