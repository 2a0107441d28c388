package tw.jiean.marketplace.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.trade.ImpossibleNow;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.simulation.World.Placed;

/**
 * Random worlds, replayable (row R10 of the reliability goals). Each seed is a world of 200 steps:
 * buyers order and pay, or not; ECPay and the net misbehave; we die in the middle of things; time
 * goes by. What must hold is checked after each step, and once all is over everything has to agree,
 * in each tenth world with ECPay's statement files as well.
 *
 * <p>{@code -Djiean.simulation.worlds=2000} runs more worlds, {@code -Djiean.simulation.first=500}
 * others, {@code -Djiean.simulation.seed=…} repeats one and tells its story. Seeds that have failed
 * once are kept in {@code seeds.txt}.
 */
@Tag("long")
@SimulatedWorldTest
abstract class RandomWorlds {

  private static final int WORLDS = 200;
  private static final int STEPS = 200;

  /** Of each twenty seeds, an odd and an even one: files take as long as all else together. */
  private static final Set<Long> WITH_FILES = Set.of(1L, 6L);

  private static final List<Fault> FAULTS = List.of(Fault.values());
  private static final List<PaymentMethod> METHODS =
      List.of(
          PaymentMethod.CREDIT_CARD,
          PaymentMethod.CREDIT_CARD,
          PaymentMethod.ATM,
          PaymentMethod.CVS,
          PaymentMethod.BARCODE,
          PaymentMethod.WEBATM,
          PaymentMethod.TWQR,
          PaymentMethod.APPLEPAY);

  private final boolean odd;

  @Autowired private World world;

  /** Plays every other seed, so that two JVMs share them. */
  RandomWorlds(boolean odd) {
    this.odd = odd;
  }

  @Test
  void whateverHappensNoMoneyIsLostAndNothingHappensTwice() {
    Long only = Long.getLong("jiean.simulation.seed");
    Set<Long> seeds = new LinkedHashSet<>();
    if (only != null) {
      seeds.add(only);
    } else {
      seeds.addAll(failedOnce());
      long first = Long.getLong("jiean.simulation.first", 0);
      LongStream.range(first, first + Integer.getInteger("jiean.simulation.worlds", WORLDS))
          .forEach(seeds::add);
    }
    seeds.removeIf(seed -> (seed % 2 != 0) != odd);
    assertThat(only == null && seeds.isEmpty()).as("there are worlds to play").isFalse();
    for (long seed : seeds) {
      new Play(seed, only != null).play();
    }
    System.out.println("R10: " + seeds.size() + " worlds of " + STEPS + " steps held");
  }

  private static List<Long> failedOnce() {
    try (var file = RandomWorlds.class.getResourceAsStream("seeds.txt")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.matches("[0-9]+ .*"))
          .map(line -> Long.valueOf(line.substring(0, line.indexOf(' '))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One world from its beginning to its end. */
  private final class Play {

    private final long seed;
    private final boolean aloud;
    private final boolean files;
    private final Random random;
    private final Truth truth;
    private final List<String> story = new ArrayList<>();

    Play(long seed, boolean aloud) {
      this.seed = seed;
      this.aloud = aloud;
      this.files = WITH_FILES.contains(seed % 20);
      this.random = new Random(seed);
      this.truth = new Truth(world);
    }

    void play() {
      world.begin(seed);
      world.compareFiles(files);
      try {
        for (int step = 0; step < STEPS; step++) {
          step();
          truth.holdsNow();
        }
        finish();
        truth.holdsAtTheEnd();
        if (files) {
          truth.filesAgree();
        }
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "World "
                + seed
                + " broke; repeat it by -Djiean.simulation.seed="
                + seed
                + "\n"
                + story.stream()
                    .skip(Math.max(0, story.size() - 40))
                    .collect(Collectors.joining("\n")),
            e);
      } finally {
        world.end();
      }
      assertThat(world.placed()).as("world %s had orders", seed).isNotEmpty();
    }

    private void tell(String what) {
      String line = world.clock().instant() + " " + what;
      story.add(line);
      if (aloud) {
        System.out.println(line);
      }
    }

    private void step() {
      int dice = random.nextInt(100);
      if (dice < 18) {
        order();
      } else if (dice < 23) {
        again();
      } else if (dice < 55) {
        atEcpay();
      } else if (dice < 72) {
        passes(Duration.ofMinutes(1 + random.nextInt(40)));
      } else if (dice < 77) {
        passes(Duration.ofHours(1 + random.nextInt(30)));
      } else if (dice < 87) {
        misbehave();
      } else if (dice < 91) {
        world.ecpay().behave();
        world.silence(false);
        world.dieAfterCommit(false);
        world.faults().live();
        tell("all behave");
      } else if (dice < 95) {
        cancel();
      } else {
        world.work();
        tell("our jobs work");
      }
    }

    private void order() {
      int service = random.nextInt(World.PRICES.length);
      PaymentMethod method = METHODS.get(random.nextInt(METHODS.size()));
      tell("ordered: " + world.order(service, method));
    }

    private void again() {
      Placed placed = any();
      if (placed != null) {
        PaymentMethod method = METHODS.get(random.nextInt(METHODS.size()));
        tell("pays again: " + world.payAgain(placed.order(), method));
      }
    }

    private void cancel() {
      Placed placed = any();
      if (placed != null) {
        tell(
            "cancels "
                + placed.order()
                + ": "
                + world.orders().cancelUnpaid(placed.order(), "simulated"));
      }
    }

    private void passes(Duration time) {
      tell("passes " + time);
      world.pass(time);
    }

    /** A buyer, a store, a bank or ECPay's console does something; it need not be possible now. */
    private void atEcpay() {
      Placed placed = any();
      if (placed == null) {
        return;
      }
      String number = placed.tradeNo();
      String what;
      try {
        int dice = random.nextInt(20);
        if (dice < 12 && !files && leftTheCashier(placed)) {
          what = "left the cashier long ago";
        } else if (dice < 9) {
          what = "pays";
          world.ecpay().pay(number);
        } else if (dice < 12) {
          what = "takes a code";
          world.ecpay().issue(number);
        } else if (dice < 14) {
          what = "is declined";
          world.ecpay().decline(number);
        } else if (dice < 15) {
          what = "fails for now";
          world.ecpay().fail(number, "10300066");
        } else if (dice < 16) {
          what = "expires";
          world.ecpay().expire(number);
        } else if (dice < 17) {
          what = "is simulated";
          world.ecpay().simulate(number);
        } else {
          what = "is told again";
          world.ecpay().resend(number);
        }
      } catch (ImpossibleNow e) {
        what = "cannot: " + e.getMessage();
      }
      tell(number + " " + what);
    }

    /**
     * Where no file tells of it, nobody pays at a cashier that he opened more than a day ago; a
     * code that was taken is paid while it is good.
     */
    private boolean leftTheCashier(Placed placed) {
      boolean code =
          switch (placed.method()) {
            case ATM, CVS, BARCODE -> true;
            case CREDIT_CARD,
                WEBATM,
                APPLEPAY,
                TWQR,
                BNPL,
                WEIXIN,
                JKOPAY,
                IPASS,
                LINEPAY,
                GOOGLEPAY ->
                false;
          };
      boolean waits = code && world.ecpay().trade(placed.tradeNo()).state().equals("code_issued");
      return !waits && placed.at().plus(Duration.ofDays(1)).isBefore(world.clock().instant());
    }

    private void misbehave() {
      int dice = random.nextInt(10);
      if (dice == 0) {
        world.silence(true);
        tell("no message arrives");
      } else if (dice == 1) {
        world.dieAfterCommit(true);
        tell("we die after each commit");
      } else if (dice == 2) {
        world.faults().die(1 + random.nextInt(3));
        tell("we die before a commit");
      } else {
        Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
        int times = 1 + random.nextInt(4);
        world.ecpay().misbehave(fault, times);
        tell("misbehaves: " + fault + " x" + times);
      }
    }

    /** Everybody behaves, and so much time goes by that whatever is under way has arrived. */
    private void finish() {
      world.ecpay().behave();
      world.silence(false);
      world.dieAfterCommit(false);
      world.faults().live();
      passes(Duration.ofDays(1));
      for (int day = 0; day < 15; day++) {
        world.ecpay().runDue();
        world.clock().tick(Duration.ofDays(1));
        world.work();
        world.fetchFiles();
      }
      tell("the end");
    }

    private @Nullable Placed any() {
      List<Placed> placed = world.placed();
      if (placed.isEmpty()) {
        return null;
      }
      // Rather one of the last, where most is under way.
      int from = random.nextBoolean() ? Math.max(0, placed.size() - 5) : 0;
      return placed.get(from + random.nextInt(placed.size() - from));
    }
  }
}
