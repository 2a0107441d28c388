package tw.jiean.ecpay.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.wire.Form;

/** A language of the pages, with its texts. */
public enum Language {
  /** Traditional Chinese, as in Taiwan. */
  ZH("zh-Hant-TW", "zh", "texts_zh_TW.properties"),
  /** English. */
  EN("en", "en", "texts_en.properties");

  private static final String PARAMETER = "lang";

  private final String htmlName;
  private final String choice;

  @SuppressWarnings("ImmutableEnumChecker") // read once into a map that nobody can change
  private final Map<String, String> texts;

  Language(String htmlName, String choice, String file) {
    this.htmlName = htmlName;
    this.choice = choice;
    this.texts = read(file);
  }

  String htmlName() {
    return htmlName;
  }

  Map<String, String> texts() {
    return texts;
  }

  /** A text; its key when there is none. */
  public String text(String key) {
    return texts.getOrDefault(key, key);
  }

  /** A text whose places are filled in. */
  public String text(String key, Object... parts) {
    return String.format(Locale.ROOT, text(key), parts);
  }

  /** The {@code Language} field of an order: the sandbox speaks two of ECPay's five. */
  static Language ofOrder(String field) {
    return switch (field) {
      case "ENG", "JPN", "KOR" -> EN;
      default -> ZH;
    };
  }

  /**
   * The language that the reader chose with {@code ?lang=}, now or earlier under the same path.
   *
   * @param cookiePath how far a choice made now reaches
   */
  public static Language of(Context ctx, String cookiePath, Language fallback) {
    Language chosen = named(ctx.queryParam(PARAMETER));
    if (chosen != null) {
      Cookie cookie = new Cookie(PARAMETER, chosen.choice);
      cookie.setPath(cookiePath);
      cookie.setHttpOnly(true);
      cookie.setSameSite(SameSite.LAX);
      ctx.cookie(cookie);
      return chosen;
    }
    Language earlier = named(ctx.cookie(PARAMETER));
    return earlier == null ? fallback : earlier;
  }

  /** The query that shows the same page in the other language. */
  String switchQuery(Context ctx) {
    Form query = Form.of();
    for (String name : ctx.queryParamMap().keySet()) {
      // Null for one that was escaped wrongly.
      String value = ctx.queryParam(name);
      if (value != null && !name.equals(PARAMETER)) {
        query = query.with(name, value);
      }
    }
    return "?" + query.with(PARAMETER, (this == ZH ? EN : ZH).choice).encoded();
  }

  private static @Nullable Language named(@Nullable String choice) {
    for (Language language : values()) {
      if (language.choice.equals(choice)) {
        return language;
      }
    }
    return null;
  }

  private static Map<String, String> read(String file) {
    Properties properties = new Properties();
    try (InputStream in = Language.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + file);
      }
      properties.load(new InputStreamReader(in, UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
  }
}
