package tw.jiean.marketplace.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The texts of all modules. Every module brings a bundle {@code messages/<module>_<language>}; here
 * they are one table for each language, because a page asks for a hundred texts and must not go
 * through all modules for each.
 */
final class Texts extends AbstractMessageSource {

  private static final String FILES = "classpath*:messages/*_%s.properties";

  private final Map<Language, Map<String, String>> texts = new HashMap<>();
  private final Map<Language, Map<String, MessageFormat>> formats = new HashMap<>();

  Texts() {
    for (Language language : Language.values()) {
      texts.put(language, read(language));
      formats.put(language, new ConcurrentHashMap<>());
    }
  }

  private static Map<String, String> read(Language language) {
    try {
      List<Resource> files =
          Arrays.stream(
                  new PathMatchingResourcePatternResolver()
                      .getResources(FILES.formatted(language.locale())))
              .sorted(Comparator.comparing(Texts::name))
              .toList();
      Map<String, String> texts = new HashMap<>();
      for (Resource file : files) {
        Properties bundle = new Properties();
        bundle.load(new StringReader(file.getContentAsString(UTF_8)));
        bundle.forEach((key, text) -> texts.putIfAbsent(key.toString(), text.toString()));
      }
      return Map.copyOf(texts);
    } catch (IOException e) {
      throw new UncheckedIOException("The texts cannot be read", e);
    }
  }

  private static String name(Resource file) {
    return Objects.requireNonNull(file.getFilename());
  }

  private static Language language(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Language.EN : Language.ZH_TW;
  }

  @Override
  protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
    return texts.getOrDefault(language(locale), Map.of()).get(code);
  }

  @Override
  protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
    String text = resolveCodeWithoutArguments(code, locale);
    return text == null
        ? null
        : formats
            .get(language(locale))
            .computeIfAbsent(code, any -> createMessageFormat(text, locale));
  }
}
