package tw.jiean.marketplace;

import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How many rounds a proof runs, and with which random numbers. A proof has a full number of rounds;
 * an ordinary build runs 1 % of it, the Maven profile {@code nightly} all, {@code
 * -Djiean.proof.scale=10} a tenth. Each run has a new seed, which is printed; {@code
 * -Djiean.proof.seed=…} repeats it. Use it by {@code @ExtendWith(Proof.class)}.
 */
public final class Proof implements BeforeAllCallback, AfterTestExecutionCallback {

  private static final int PER_CENT = Integer.getInteger("jiean.proof.scale", 1);

  private static final long SEED =
      Long.getLong("jiean.proof.seed", new SecureRandom().nextLong(1_000_000_000_000L));

  /** That many per cent of the full number, at least one round. */
  public static int scale(int full) {
    return scale(full, 1);
  }

  /**
   * That many per cent of the full number.
   *
   * @param least what every build has to run: one round for each case, or a number of its own
   */
  public static int scale(int full, int least) {
    return (int) Math.max(least, Math.ceilDiv((long) full * PER_CENT, 100));
  }

  /** Whether each proof runs its full number of rounds. */
  static boolean isFull() {
    return PER_CENT >= 100;
  }

  /** What repeats this run. */
  public static long seed() {
    return SEED;
  }

  /** The numbers of this seed from their beginning. */
  public static Random random() {
    return random(0);
  }

  /** The numbers of one round, which are the same whatever other rounds run beside it. */
  public static Random random(long round) {
    return new Random(SEED + round * 0x9E3779B97F4A7C15L);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    System.out.println(
        context.getDisplayName() + " proves at " + PER_CENT + " % with seed " + SEED);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      System.out.println(
          "To repeat this failure of "
              + context.getRequiredTestClass().getSimpleName()
              + "."
              + context.getRequiredTestMethod().getName()
              + ": -Djiean.proof.scale="
              + PER_CENT
              + " -Djiean.proof.seed="
              + SEED);
    }
  }
}
