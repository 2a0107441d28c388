package tw.jiean.bench;

import org.jspecify.annotations.Nullable;
import tw.jiean.bench.Answer.Received;

/** What the answers of a run have to be like. */
interface Expected {

  /** What is wrong with an answer that came, or null. */
  @Nullable String objection(Received received);
}
