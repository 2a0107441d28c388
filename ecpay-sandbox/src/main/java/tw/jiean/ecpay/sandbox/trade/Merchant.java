package tw.jiean.ecpay.sandbox.trade;

import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.sandbox.wire.Form;

/** A shop that the sandbox knows, with its keys. */
public record Merchant(String id, String hashKey, String hashIv) {

  /** The AIO merchant of ECPay's stage, whose keys ECPay publishes (page 16447). */
  public static Merchant published() {
    return new Merchant("3002607", "pwFHCqoQZGmho4w6", "EkRm7iFT261dpevs");
  }

  /** The signature of the fields under this merchant's keys. */
  public String signature(Form form) {
    return CheckMacValue.of(hashKey, hashIv).compute(form.entries());
  }

  /** Whether the form's own {@code CheckMacValue} is its signature. */
  public boolean signed(Form form) {
    return CheckMacValue.of(hashKey, hashIv)
        .matches(form.entries(), form.text(CheckMacValue.FIELD));
  }

  /** The fields with their signature behind them. */
  public Form sign(Form form) {
    return form.with(CheckMacValue.FIELD, signature(form));
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "Merchant[id=" + id + "]";
  }
}
