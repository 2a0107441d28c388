package tw.jiean.marketplace.page;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path on this site, with its query, that a browser may safely be sent to. Whatever a browser
 * could read as another host is no local path.
 *
 * @param value begins with exactly one slash, visible ASCII only, at most 2,000 characters
 */
public record LocalPath(String value) {

  /**
   * No backslash, since browsers read it as a slash; no control characters, since they skip them.
   */
  private static final Pattern LOCAL = Pattern.compile("/(?!/)[!-\\[\\]-~]{0,1999}");

  /** The first page. After the pattern, because it is checked like any other. */
  public static final LocalPath HOME = new LocalPath("/");

  public LocalPath {
    if (!LOCAL.matcher(value).matches()) {
      throw new IllegalArgumentException("Not a path of this site");
    }
  }

  /** The path, if it is one. */
  public static Optional<LocalPath> of(String value) {
    return LOCAL.matcher(value).matches() ? Optional.of(new LocalPath(value)) : Optional.empty();
  }
}
