package tw.jiean.ecpay.sandbox.trade;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number of instalments, as {@code CreditInstallment} names it (ECPay page 2870).
 *
 * @param flexible whether it is Bank SinoPac's plan of 30 months, whose name ends in {@code N}
 */
public record Instalments(int count, boolean flexible) {

  /** What the bank demands at least for its flexible plan; ECPay's own plugin has this limit. */
  private static final long FLEXIBLE_MINIMUM = 20_000;

  private static final Pattern NAME = Pattern.compile("[1-9][0-9]?|30N");

  /** The plans of a {@code CreditInstallment}, in its order; what is no plan is left out. */
  public static List<Instalments> list(String creditInstallment) {
    return Arrays.stream(creditInstallment.split(",", -1))
        .map(Instalments::of)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The plan of that name. */
  public static Optional<Instalments> of(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    boolean flexible = name.endsWith("N");
    return Optional.of(new Instalments(Integer.parseInt(name.replace("N", "")), flexible));
  }

  /** The name in {@code CreditInstallment}. */
  public String wireName() {
    return flexible ? count + "N" : Integer.toString(count);
  }

  /** Whether so many whole New Taiwan dollars can be paid by it. */
  public boolean allow(long amount) {
    return flexible ? amount >= FLEXIBLE_MINIMUM : amount >= count;
  }

  /** The first instalment, which bears the remainder; 0 for the flexible plan: the bank decides. */
  public long first(long amount) {
    return flexible ? 0 : amount - others(amount) * (count - 1);
  }

  /** Each further instalment; 0 for the flexible plan: the bank decides. */
  public long others(long amount) {
    return flexible ? 0 : amount / count;
  }
}
