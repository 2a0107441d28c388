package tw.jiean.marketplace.payment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What ECPay takes and what it pays out, by method, as {@code jiean.payment.methods} has it. */
@Component
public class MethodFees {

  private final PaymentSettings settings;

  MethodFees(PaymentSettings settings) {
    this.settings = settings;
  }

  /** The method's fee; empty when it is not known. */
  public Optional<MethodFee> of(PaymentMethod method) {
    return Optional.ofNullable(settings.of(method).fee());
  }

  /** The methods whose money comes by ECPay (not TWQR's, ECPay help 4809). */
  public List<PaymentMethod> settled() {
    return Arrays.stream(PaymentMethod.values())
        .filter(method -> settings.of(method).settled())
        .toList();
  }
}
