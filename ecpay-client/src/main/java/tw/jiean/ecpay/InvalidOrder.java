package tw.jiean.ecpay;

/** An order that breaks a rule, refused before it is signed. */
public final class InvalidOrder extends EcpayException {

  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;
  private final String source;

  /**
   * For one field and rule.
   *
   * @param field the wire name, such as {@code ItemName}
   * @param rule the rest of a sentence that begins with the field
   * @param source whose rule it is, such as {@code ECPay page 2862}
   */
  public InvalidOrder(String field, String rule, String source) {
    super(field + " " + rule + " (" + source + ")", null);
    this.field = field;
    this.rule = rule;
    this.source = source;
  }

  /** The wire name of the field, such as {@code ItemName}. */
  public String field() {
    return field;
  }

  /** What is demanded of it; a sentence when read after the field. */
  public String rule() {
    return rule;
  }

  /** Whose rule it is, such as {@code ECPay page 2862}. */
  public String source() {
    return source;
  }

  @Override
  public String whatToDo() {
    return "Mend " + field + " before the order is made: nothing was signed and nothing was sent.";
  }
}
