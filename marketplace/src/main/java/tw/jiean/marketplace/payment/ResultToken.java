package tw.jiean.marketplace.payment;

import java.util.regex.Pattern;

/**
 * The unguessable name of the page that shows what became of a charge. Whoever knows it may see
 * state, amount and method, and nothing more.
 *
 * @param value 22 to 64 letters, digits, {@code -} or {@code _}, of at least 128 random bits
 */
public record ResultToken(String value) {

  private static final Pattern SHAPE = Pattern.compile("[\\w-]{22,64}");

  /** Refuses what is too short to be unguessable, or does not fit into a path. */
  public ResultToken {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("A result token is 22 to 64 URL-safe characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
