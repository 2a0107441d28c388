package tw.jiean.ecpay.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One call to ECPay, without anything that was said in it.
 *
 * @param operation ECPay's name of it, such as {@code QueryTradeInfo}
 * @param outcome how it ended on the wire
 * @param asked when it began, by the application's clock
 * @param ended when it was over
 * @param took how long it lasted, by a clock that nobody sets
 * @param ecpaysTime ECPay's own time of the answer, to the second
 */
record ObservedCall(
    String operation,
    Outcome outcome,
    Instant asked,
    Instant ended,
    Duration took,
    Optional<Instant> ecpaysTime) {

  /** How a call ended on the wire; whether ECPay agreed is not seen here. */
  enum Outcome {
    ANSWERED,
    /** 403: ECPay wants to be left alone. */
    TOO_OFTEN,
    /** Any other status than 200. */
    HTTP_ERROR,
    /** No complete answer came; what the call has done is unknown. */
    NO_ANSWER;

    static Outcome of(int status) {
      return switch (status) {
        case 200 -> ANSWERED;
        case 403 -> TOO_OFTEN;
        default -> HTTP_ERROR;
      };
    }
  }

  /**
   * How far ECPay's clock is ahead of ours at least, negative when it is behind; zero when its time
   * fits between the beginning and the end of the call.
   */
  Optional<Duration> clockDrift() {
    return ecpaysTime.map(second -> {
      // The header has whole seconds: it says "12:00:07" until 12:00:08.
      Instant latest = second.plusSeconds(1);
      if (latest.isBefore(asked)) {
        return Duration.between(asked, latest);
      }
      return second.isAfter(ended) ? Duration.between(ended, second) : Duration.ZERO;
    });
  }
}
