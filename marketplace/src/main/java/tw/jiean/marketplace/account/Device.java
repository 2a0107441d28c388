package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says of itself, in a few words, so that people know their own devices again.
 * Nothing is decided by it: anybody can say anything.
 */
final class Device {

  /** In this order, because each also names those that come after it. */
  private static final List<Sign> BROWSERS =
      List.of(
          new Sign("Edg", "Edge"),
          new Sign("OPR/", "Opera"),
          new Sign("SamsungBrowser", "Samsung Internet"),
          new Sign("Firefox/", "Firefox"),
          new Sign("FxiOS", "Firefox"),
          new Sign("CriOS", "Chrome"),
          new Sign("Chrome/", "Chrome"),
          new Sign("Safari/", "Safari"));

  private static final List<Sign> SYSTEMS =
      List.of(
          new Sign("iPhone", "iPhone"),
          new Sign("iPad", "iPad"),
          new Sign("Android", "Android"),
          new Sign("Windows", "Windows"),
          new Sign("Mac OS X", "macOS"),
          new Sign("CrOS", "ChromeOS"),
          new Sign("Linux", "Linux"));

  /** What gives a program away, and its name. */
  private record Sign(String mark, String name) {}

  private Device() {}

  static String of(HttpServletRequest request) {
    return of(request.getHeader("User-Agent"));
  }

  /** Such as {@code Chrome · Windows}; empty when nothing is known. */
  static String of(@Nullable String userAgent) {
    if (userAgent == null) {
      return "";
    }
    return Stream.of(BROWSERS, SYSTEMS)
        .flatMap(signs -> signs.stream().filter(sign -> userAgent.contains(sign.mark())).limit(1))
        .map(Sign::name)
        .collect(Collectors.joining(" · "));
  }
}
