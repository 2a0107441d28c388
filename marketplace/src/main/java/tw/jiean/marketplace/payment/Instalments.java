package tw.jiean.marketplace.payment;

import java.util.Arrays;
import java.util.Optional;
import tw.jiean.ecpay.checkout.InstalmentPlan;
import tw.jiean.marketplace.money.Money;

/** In how many instalments a card is charged (ECPay page 2870). */
public enum Instalments {
  /** Three. */
  THREE(InstalmentPlan.THREE, 3),
  /** Five, with a gateway contract only. */
  FIVE(InstalmentPlan.FIVE, 5),
  /** Six. */
  SIX(InstalmentPlan.SIX, 6),
  /** Eight, with a gateway contract only. */
  EIGHT(InstalmentPlan.EIGHT, 8),
  /** Nine, with a gateway contract only. */
  NINE(InstalmentPlan.NINE, 9),
  /** Ten, with a gateway contract only. */
  TEN(InstalmentPlan.TEN, 10),
  /** Twelve. */
  TWELVE(InstalmentPlan.TWELVE, 12),
  /** Eighteen. */
  EIGHTEEN(InstalmentPlan.EIGHTEEN, 18),
  /** Twenty-four. */
  TWENTY_FOUR(InstalmentPlan.TWENTY_FOUR, 24),
  /** Bank SinoPac's plan of thirty months, whose instalments the bank decides. */
  FLEXIBLE_THIRTY(InstalmentPlan.SINOPAC_THIRTY, 30);

  /** What the bank demands at least for its flexible plan; ECPay's own plugin has this limit. */
  private static final Money FLEXIBLE_MINIMUM = Money.of(20_000);

  private final InstalmentPlan plan;
  private final int count;

  Instalments(InstalmentPlan plan, int count) {
    this.plan = plan;
    this.count = count;
  }

  InstalmentPlan plan() {
    return plan;
  }

  /** How many. */
  public int count() {
    return count;
  }

  /** Whether the bank, not the price, decides how much each is. */
  public boolean isFlexible() {
    return this == FLEXIBLE_THIRTY;
  }

  /** The word in forms and settings, ECPay's own: {@code 6}, {@code 30N}. */
  public String code() {
    return isFlexible() ? count + "N" : Integer.toString(count);
  }

  /** The plan of exactly this word. */
  public static Optional<Instalments> ofCode(String code) {
    return Arrays.stream(values()).filter(plan -> plan.code().equals(code)).findFirst();
  }

  /** The least price that can be paid so: a dollar each, or what the bank demands. */
  Money least() {
    return isFlexible() ? FLEXIBLE_MINIMUM : Money.of(count);
  }
}
