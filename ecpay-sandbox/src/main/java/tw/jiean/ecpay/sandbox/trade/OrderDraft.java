package tw.jiean.ecpay.sandbox.trade;

import java.util.List;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.wire.Form;

/** An order that passed every check and has no number of ECPay's yet. */
public record OrderDraft(
    String merchantId,
    String merchantTradeNo,
    long amount,
    String choosePayment,
    List<PaymentMethod> methods,
    List<Instalments> instalments,
    Form fields,
    List<Warning> warnings) {

  /** The platform that the merchant sells under, if he does. */
  Optional<String> platformId() {
    return fields.value("PlatformID");
  }
}
