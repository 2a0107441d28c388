package tw.jiean.marketplace.web;

import java.net.URI;

/**
 * Where the world reaches this site: the base of every absolute URL that leaves it. It comes from
 * the setting {@code jiean.public-url} and never from a request, whose Host header anybody can
 * choose.
 *
 * @param base http or https, a host, at most a port; no path, query or user
 */
public record PublicUrl(URI base) {

  /** Refuses what is not the root of a site. */
  public PublicUrl {
    boolean web = "http".equals(base.getScheme()) || "https".equals(base.getScheme());
    boolean root = "".equals(base.getPath()) || "/".equals(base.getPath());
    boolean bare =
        base.getRawQuery() == null && base.getRawFragment() == null && base.getUserInfo() == null;
    if (!web || base.getHost() == null || !root || !bare) {
      throw new IllegalArgumentException(
          "jiean.public-url must be like https://shop.example, without path or user: " + base);
    }
    base = URI.create(base.getScheme() + "://" + base.getRawAuthority());
  }

  /** Reads it as it stands in the settings. */
  public static PublicUrl of(String url) {
    return new PublicUrl(URI.create(url.strip()));
  }

  /**
   * The absolute URL of a page.
   *
   * @param path begins with {@code /}; encoded where needed
   */
  public URI resolve(String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("A path begins with a slash: " + path);
    }
    return URI.create(base + path);
  }

  /** Whether browsers reach the site by https, so that cookies can be Secure. */
  public boolean isHttps() {
    return "https".equals(base.getScheme());
  }

  /** The host by which browsers know the site. */
  public String host() {
    return base.getHost();
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
