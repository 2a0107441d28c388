package tw.jiean.ecpay.sandbox.wire;

/** A body that is no form: broken escape, not UTF-8, or too many fields. */
public final class MalformedForm extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedForm(String message) {
    super(message);
  }
}
