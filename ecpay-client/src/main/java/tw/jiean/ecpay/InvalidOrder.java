package tw.jiean.ecpay;

/** An order that breaks one of ECPay's rules, refused before it is signed. */
public final class InvalidOrder extends EcpayException {

  private static final long serialVersionUID = 1L;

  private final String field;

  /** For a field by its wire name and the rule with its source. */
  public InvalidOrder(String field, String rule) {
    super(field + " " + rule, null);
    this.field = field;
  }

  /** The wire name of the field, such as {@code ItemName}. */
  public String field() {
    return field;
  }
}
