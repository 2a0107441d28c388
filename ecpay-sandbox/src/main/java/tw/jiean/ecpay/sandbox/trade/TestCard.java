package tw.jiean.ecpay.sandbox.trade;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cards of ECPay's stage that are paid here (pages 16447 and 2856). Any other is declined, with
 * the code that it names when it is {@code 4000 0000} and eight digits of a code.
 */
public enum TestCard {
  /** Issued in Taiwan. */
  DOMESTIC("4311952222222222", Kind.CREDIT),
  /** Issued in Taiwan as well. */
  DOMESTIC_TOO("4311951111111111", Kind.CREDIT),
  /** Issued abroad. */
  FOREIGN("4000201111111111", Kind.CREDIT),
  /** Of the bank that has the flexible plan {@code 30N}. */
  FLEXIBLE("4938177777777777", Kind.FLEXIBLE),
  /** Takes the money from an account. */
  DEBIT("4831388888888888", Kind.DEBIT),
  /** UnionPay's, checked on UnionPay's own page. */
  UNION_PAY("6216111111111111", Kind.UNION_PAY),
  /** UnionPay's with 13 digits. */
  UNION_PAY_SHORT("6213111111111", Kind.UNION_PAY);

  /** What a card can do. */
  private enum Kind {
    CREDIT,
    FLEXIBLE,
    DEBIT,
    UNION_PAY
  }

  /** The 3-D code that the bank sends to the buyer's phone. */
  public static final String CODE = "1234";

  /** Cards that are refused, each with the code that its last eight digits name. */
  public static final List<String> REFUSED_EXAMPLES =
      List.of("4000000010100248", "4000000010800001", "4000000010300024", "4000000010300066");

  private static final Pattern REFUSED = Pattern.compile("40000000([0-9]{8})");

  private final String number;
  private final Kind kind;

  TestCard(String number, Kind kind) {
    this.number = number;
    this.kind = kind;
  }

  /** Its digits. */
  public String number() {
    return number;
  }

  /** In groups of four, as printed on a card. */
  public String grouped() {
    return grouped(number);
  }

  /** A number in groups of four. */
  public static String grouped(String number) {
    return number.replaceAll("(.{4})(?!$)", "$1 ");
  }

  /** Its last four digits. */
  public String last4() {
    return number.substring(number.length() - 4);
  }

  /** Whether UnionPay checks it. */
  public boolean unionPay() {
    return kind == Kind.UNION_PAY;
  }

  /**
   * Whether its bank accepts it for that order: UnionPay as the order says, and no plan that the
   * bank does not have. No debit card and none of UnionPay's has any.
   */
  boolean fits(Order order, @Nullable Instalments plan) {
    boolean network =
        unionPay() ? order.unionPay() != UnionPay.REFUSED : order.unionPay() != UnionPay.ONLY;
    return network && (plan == null || has(plan));
  }

  private boolean has(Instalments plan) {
    return switch (kind) {
      case CREDIT -> !plan.flexible();
      case FLEXIBLE -> true;
      case DEBIT, UNION_PAY -> false;
    };
  }

  /** The first card that fits an order. */
  static TestCard fitting(Order order, @Nullable Instalments plan) {
    return Arrays.stream(values())
        .filter(card -> card.fits(order, plan))
        .findFirst()
        .orElse(DOMESTIC);
  }

  /** The card of that number; any other is declined. */
  static Optional<TestCard> of(String number) {
    return Arrays.stream(values()).filter(card -> card.number.equals(number)).findFirst();
  }

  /** The card of an attempt. */
  static Optional<TestCard> of(CardAttempt attempt) {
    return Arrays.stream(values())
        .filter(card ->
            card.number.startsWith(attempt.first6()) && card.number.endsWith(attempt.last4()))
        .findFirst();
  }

  /** Why the bank refuses a card that is none of these. */
  static Failure refusalOf(String number) {
    Matcher refused = REFUSED.matcher(number);
    if (!refused.matches()) {
      return Failure.declined();
    }
    String rtnCode = refused.group(1).replaceFirst("^0+(?=.)", "");
    return Failure.fails(rtnCode) ? Failure.of(rtnCode) : Failure.declined();
  }
}
