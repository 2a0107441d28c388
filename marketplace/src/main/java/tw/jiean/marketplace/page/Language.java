package tw.jiean.marketplace.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/** The languages of the site. Traditional Chinese unless a visitor has chosen another. */
public enum Language {
  /** As it is written in Taiwan. */
  ZH_TW(Locale.TAIWAN),
  /** English. */
  EN(Locale.ENGLISH);

  /** The name of the cookie that holds the tag. */
  public static final String COOKIE = "language";

  private final Locale locale;

  Language(Locale locale) {
    this.locale = locale;
  }

  /** As message files are named. */
  public Locale locale() {
    return locale;
  }

  /** As in {@code <html lang>} and in the cookie: {@code zh-TW}, {@code en}. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** The language of this tag, if the site has it. */
  public static Optional<Language> ofTag(String tag) {
    return Arrays.stream(values()).filter(language -> language.tag().equals(tag)).findFirst();
  }

  /** The language of the page that answers this request. */
  public static Language of(HttpServletRequest request) {
    return chosen(request).orElse(ZH_TW);
  }

  /** What the visitor has chosen in this browser. */
  public static Optional<Language> chosen(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, COOKIE);
    return cookie == null ? Optional.empty() : ofTag(cookie.getValue());
  }

  /** Reads the visitor's choice from the cookie; the page of languages writes it. */
  static final class Resolver implements LocaleResolver {

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
      return of(request).locale();
    }

    @Override
    public void setLocale(
        HttpServletRequest request,
        @Nullable HttpServletResponse response,
        @Nullable Locale locale) {
      throw new UnsupportedOperationException("The language is set by its own page");
    }
  }
}
