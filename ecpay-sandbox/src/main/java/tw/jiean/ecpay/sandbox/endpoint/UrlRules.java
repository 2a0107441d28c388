package tw.jiean.ecpay.sandbox.endpoint;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.trade.Warning;

/** ECPay's demands on the addresses of a shop (pages 2858 and 7400). */
final class UrlRules {

  private static final Pattern FORBIDDEN = Pattern.compile("[;|`]");
  private static final Pattern IP_ADDRESS = Pattern.compile("[0-9.]+|\\[.*]");

  private UrlRules() {}

  /** Every rule that the address breaks; an address on a desk breaks most. */
  static List<Warning> broken(String field, String url) {
    List<Warning> warnings = new ArrayList<>();
    if (FORBIDDEN.matcher(url).find()) {
      warnings.add(new Warning(Warning.Kind.URL_CHARACTER, field));
    }
    if (!url.toLowerCase(Locale.ROOT).startsWith("https://")) {
      warnings.add(new Warning(Warning.Kind.URL_NOT_HTTPS, field));
    }
    String authority = authority(url);
    String host = authority.replaceFirst(":[0-9]*$", "");
    if (!host.equals(authority)) {
      warnings.add(new Warning(Warning.Kind.URL_PORT, field));
    }
    if (!host.chars().allMatch(c -> c < 0x80)) {
      warnings.add(new Warning(Warning.Kind.URL_HOST_NOT_ASCII, field));
    } else if (!host.contains(".") || IP_ADDRESS.matcher(host).matches() || local(host)) {
      warnings.add(new Warning(Warning.Kind.URL_NOT_PUBLIC, field));
    }
    return warnings;
  }

  /** Whether a browser and an HTTP client could go there at all. */
  static boolean usable(String url) {
    try {
      return new URI(url).getRawAuthority() != null;
    } catch (URISyntaxException e) {
      return FORBIDDEN.matcher(url).find();
    }
  }

  private static boolean local(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".localhost") || lower.endsWith(".local") || lower.endsWith(".test");
  }

  private static String authority(String url) {
    return url.replaceFirst("^[^:]+://", "").replaceFirst("[/?#].*$", "");
  }
}
