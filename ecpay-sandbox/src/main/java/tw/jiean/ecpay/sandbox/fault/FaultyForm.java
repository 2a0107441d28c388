package tw.jiean.ecpay.sandbox.fault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

/** What a notification carries when somebody has changed it. */
public final class FaultyForm {

  private static final String SIGNATURE = "CheckMacValue";
  private static final List<String> AMOUNTS = List.of("TradeAmt", "Amount");

  /** A merchant number that ECPay publishes for another service; no order here has it. */
  private static final String OTHER_MERCHANT = "2000132";

  private final Faults faults;
  private final Signer signer;

  /** Signs what is changed with the keys of those whom the original names. */
  public interface Signer {

    /** The form with a signature behind it. */
    Form sign(Form original, Form unsigned);
  }

  /** For the faults that are switched on. */
  public FaultyForm(Faults faults, Signer signer) {
    this.faults = faults;
    this.signer = signer;
  }

  /** The encoded body as it is sent: changed by each fault that strikes. */
  public String of(String merchantTradeNo, String body) {
    Form form = Form.parse(body.getBytes(UTF_8));
    Form sent = form;
    if (faults.strikes(Fault.WRONG_AMOUNT, merchantTradeNo)) {
      String amount = amountField(form);
      sent = signed(form, sent.replacing(amount, oneMore(sent.text(amount))));
    }
    if (faults.strikes(Fault.OTHER_MERCHANT, merchantTradeNo)) {
      sent = signed(form, sent.replacing("MerchantID", OTHER_MERCHANT));
    }
    if (faults.strikes(Fault.WRONG_SIGNATURE, merchantTradeNo)) {
      sent = sent.replacing(SIGNATURE, reversed(sent.text(SIGNATURE)));
    }
    if (faults.strikes(Fault.MOVED_BOUNDARY, merchantTradeNo)) {
      sent = movedBoundary(sent);
    }
    if (faults.strikes(Fault.REPEATED_FIELD, merchantTradeNo)) {
      sent = Form.of(amountField(form), "1").with(sent);
    }
    return sent.equals(form) ? body : sent.encoded();
  }

  private Form signed(Form original, Form changed) {
    return signer.sign(original, without(changed, SIGNATURE));
  }

  private static String amountField(Form form) {
    return AMOUNTS.stream()
        .filter(name -> form.value(name).isPresent())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("A notification without an amount"));
  }

  private static String oneMore(String amount) {
    return Long.toString(Long.parseLong(amount) + 1);
  }

  private static String reversed(String signature) {
    return new StringBuilder(signature).reverse().toString();
  }

  /**
   * The text that is signed has the fields in the order of their names; there they grow together.
   */
  private static Form movedBoundary(Form form) {
    List<Field> sorted = new ArrayList<>(without(form, SIGNATURE).fields());
    sorted.sort(Comparator.comparing(field -> field.name().toLowerCase(Locale.ROOT)));
    int message = 0;
    while (!sorted.get(message).name().equals("RtnMsg")) {
      message++;
    }
    Field next = sorted.get(message + 1);
    return without(form, next.name())
        .replacing("RtnMsg", form.text("RtnMsg") + "&" + next.name() + "=" + next.value());
  }

  private static Form without(Form form, String name) {
    return new Form(form.fields().stream().filter(field -> !field.name().equals(name)).toList());
  }
}
