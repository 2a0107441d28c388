package tw.jiean.marketplace.web;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Ways to write the address of another site where one of this site is expected. */
final class ForeignTargets {

  private static final List<String> HOSTS =
      List.of("evil.example", "evil.example/a?b=c", "127.0.0.1@evil.example", "3627734734");

  /** What browsers have been known to take for the beginning of another site's address. */
  private static final List<String> BEGINNINGS =
      List.of(
          "//",
          "///",
          "////",
          "/\\",
          "\\/",
          "\\\\",
          "/\\/",
          "/\t/",
          "/\n/",
          "/\r\n/",
          " //",
          "\t//",
          "\u0000//",
          "\u00a0//",
          "\u3000//",
          "http://",
          "https://",
          "HTTPS://",
          "https:",
          "https:/",
          "https:///",
          "http:\\\\",
          "ftp://",
          "javascript://",
          "data:text/html,",
          "/.//\\",
          "/\u2028/",
          "/／",
          "／／",
          "〱//");

  /** How an address of this site looks: whatever follows, no browser reads another host in it. */
  private static final Pattern OURS = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

  private static final Pattern HOSTS_NAME = Pattern.compile(".*(evil\\.example|3627734734).*");

  private ForeignTargets() {}

  /** More than a hundred of them. */
  static List<String> all() {
    return HOSTS.stream().flatMap(host -> BEGINNINGS.stream().map(start -> start + host)).toList();
  }

  /** Whether a browser that is sent there stays on this site. */
  static boolean staysHere(String location) {
    return OURS.matcher(location).matches();
  }

  /**
   * Whether a link or the target of a form, as it stands in a page, leads to one of these: browsers
   * drop white space and control characters, and read a backslash as a slash.
   */
  static boolean leadsAway(String attribute) {
    String read =
        attribute.replaceAll("[\\p{Cntrl}\\s]", "").replace('\\', '/').toLowerCase(Locale.ROOT);
    boolean elsewhere = read.startsWith("//") || read.matches("[a-z][a-z0-9+.-]*:.*");
    return elsewhere && HOSTS_NAME.matcher(read).matches();
  }
}
