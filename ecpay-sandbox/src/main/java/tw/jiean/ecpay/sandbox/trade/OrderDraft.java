package tw.jiean.ecpay.sandbox.trade;

import java.util.List;
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
    List<Warning> warnings) {}
