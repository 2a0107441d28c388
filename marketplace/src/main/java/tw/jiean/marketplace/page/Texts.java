package tw.jiean.marketplace.page;

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

  private final Table chinese = Table.of(Language.ZH_TW);
  private final Table english = Table.of(Language.EN);

  /** The texts of one language, and those of them that take figures, ready to take them. */
  private record Table(Map<String, String> texts, Map<String, MessageFormat> formats) {

    static Table of(Language language) {
      try {
        Map<String, String> texts = new HashMap<>();
        for (Resource file : files(language)) {
          Properties bundle = new Properties();
          bundle.load(new StringReader(file.getContentAsString(UTF_8)));
          bundle.forEach((key, text) -> texts.putIfAbsent(key.toString(), text.toString()));
        }
        return new Table(Map.copyOf(texts), new ConcurrentHashMap<>());
      } catch (IOException e) {
        throw new UncheckedIOException("The texts cannot be read", e);
      }
    }

    private static List<Resource> files(Language language) throws IOException {
      return Arrays.stream(
              new PathMatchingResourcePatternResolver()
                  .getResources("classpath*:messages/*_" + language.locale() + ".properties"))
          .sorted(Comparator.comparing(file -> Objects.requireNonNull(file.getFilename())))
          .toList();
    }
  }

  private Table of(Locale locale) {
    return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : chinese;
  }

  @Override
  protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
    return of(locale).texts().get(code);
  }

  @Override
  protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
    String text = resolveCodeWithoutArguments(code, locale);
    return text == null
        ? null
        : of(locale).formats().computeIfAbsent(code, any -> createMessageFormat(text, locale));
  }
}
