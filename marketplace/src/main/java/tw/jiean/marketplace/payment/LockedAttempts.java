package tw.jiean.marketplace.payment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantTradeNo;

/**
 * All attempts of some references, locked by the running transaction, as they stand while it works
 * on them.
 */
final class LockedAttempts {

  private final Map<MerchantTradeNo, PaymentAttempt> byTradeNo = new LinkedHashMap<>();
  private final Map<EcpayTradeNo, PaymentId> users;
  private final Set<MerchantTradeNo> changed = new LinkedHashSet<>();

  /**
   * @param attempts all attempts of the references, oldest first
   * @param users which attempts anywhere are paid by which of ECPay's trades
   */
  LockedAttempts(List<PaymentAttempt> attempts, Map<EcpayTradeNo, PaymentId> users) {
    attempts.forEach(attempt -> byTradeNo.put(attempt.tradeNo(), attempt));
    this.users = users;
  }

  /** The attempt of exactly this number, letter case included. */
  Optional<PaymentAttempt> find(MerchantTradeNo tradeNo) {
    return Optional.ofNullable(byTradeNo.get(tradeNo));
  }

  /** Whether an attempt pays this reference already. */
  boolean isPaid(ChargeReference reference) {
    return byTradeNo.values().stream()
        .anyMatch(attempt -> attempt.reference().equals(reference) && attempt.counts());
  }

  /** Whether this payment at ECPay has paid another attempt. */
  boolean isUsedElsewhere(EcpayTradeNo number, PaymentAttempt attempt) {
    PaymentId user = users.get(number);
    return user != null && !user.equals(attempt.id());
  }

  /** Puts an attempt where it stands now. */
  void put(PaymentAttempt attempt) {
    PaymentAttempt before = byTradeNo.put(attempt.tradeNo(), attempt);
    if (!attempt.equals(before)) {
      changed.add(attempt.tradeNo());
    }
    EcpayTradeNo number = attempt.outcome().ecpayTradeNo();
    if (attempt.isPaid() && number != null) {
      users.put(number, attempt.id());
    }
  }

  /** Takes back that the money of this decision counts. */
  Decision refuse(Decision decision) {
    PaymentAttempt surplus = find(decision.report().tradeNo()).orElseThrow().surplus();
    put(surplus);
    return decision.refused(surplus);
  }

  /** Those that do not stand where they stood. */
  Collection<PaymentAttempt> changed() {
    return changed.stream().map(number -> byTradeNo.get(number)).toList();
  }
}
