package tw.jiean.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import tw.jiean.bench.Answer.Received;

/**
 * A page that is there, with a word on it that only the right page has.
 *
 * @param word as it stands in the page's source
 */
record PageWith(String word) implements Expected {

  private static final int FOUND = 200;

  @Override
  public @Nullable String objection(Received received) {
    if (received.status() != FOUND) {
      return "status " + received.status();
    }
    return received.bodyContains(word.getBytes(UTF_8)) ? null : "a page without " + word;
  }
}
