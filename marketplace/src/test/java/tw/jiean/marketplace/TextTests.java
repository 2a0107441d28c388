package tw.jiean.marketplace;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** No text is missing in either language, and templates keep to what is safe. */
class TextTests {

  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final String CHINESE = "_zh_TW.properties";
  private static final String ENGLISH = "_en.properties";

  /** What a text is asked by, and the keys in it; one that ends in a dot goes on with a word. */
  private static final Pattern ASKED = Pattern.compile("site\\.(?:text|textOrNull)\\(([^)]*)");

  private static final Pattern KEY = Pattern.compile("\"([a-z]+\\.[a-z0-9_.-]*[a-z0-9_-])\"");
  private static final Pattern COMMENT = Pattern.compile("<%--.*?--%>", Pattern.DOTALL);
  private static final Pattern INLINE_SCRIPT =
      Pattern.compile(
          "<style|<script(?![^>]*\\bsrc=)|\\son[a-z]+\\s*=|javascript:", Pattern.CASE_INSENSITIVE);
  private static final Pattern INLINE_STYLE =
      Pattern.compile("\\sstyle\\s*=", Pattern.CASE_INSENSITIVE);

  /** No page of the site: mail readers drop style sheets, and fetch nothing. */
  private static final Path LETTER = TEMPLATES.resolve("mail/letter.jte");

  /** One posts to ECPay, and one is answered by the address alone, as mail readers do. */
  private static final Set<Path> WITHOUT_TOKEN =
      Set.of(TEMPLATES.resolve("order/handOver.jte"), TEMPLATES.resolve("mail/off.jte"));

  @Test
  void bothLanguagesHaveTheSameTexts() throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (String module : modules()) {
      all.assertThat(keys(module + ENGLISH)).as(module).isEqualTo(keys(module + CHINESE));
    }
    all.assertAll();
  }

  @Test
  void keysBeginWithTheirModule() throws IOException {
    for (String module : modules()) {
      assertThat(keys(module + CHINESE)).as(module).allMatch(key -> key.startsWith(module + "."));
    }
  }

  @Test
  void noTextIsEmptyOrLosesItsApostrophes() throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (Path file : files(MESSAGES, ".properties")) {
      load(file)
          .forEach((key, text) -> {
            // A word around a price stands before it in one language and after it in another.
            if (!key.endsWith(".before") && !key.endsWith(".after")) {
              all.assertThat(text).as("%s in %s", key, file).isNotBlank();
            }
            // MessageFormat swallows straight ones; ’ is the right character anyway.
            all.assertThat(text).as("%s in %s", key, file).doesNotContain("'");
          });
    }
    all.assertAll();
  }

  @Test
  void everyTextThatATemplateNamesExists() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String module : modules()) {
      known.addAll(keys(module + CHINESE));
    }
    SoftAssertions all = new SoftAssertions();
    for (Path template : files(TEMPLATES, ".jte")) {
      ASKED
          .matcher(COMMENT.matcher(Files.readString(template)).replaceAll(""))
          .results()
          .flatMap(asked -> KEY.matcher(asked.group(1)).results())
          .forEach(key -> all.assertThat(known).as(template.toString()).contains(key.group(1)));
    }
    all.assertAll();
  }

  @Test
  void documentsBeginWithADoctype() throws IOException {
    for (Path template : files(TEMPLATES, ".jte")) {
      String text = Files.readString(template);
      if (text.contains("<html")) {
        assertThat(text)
            .as("because browsers fall back to the rules of 1998 without: %s", template)
            .contains("<!DOCTYPE html>\n<html");
      }
    }
  }

  /** Where a form of this site changes something, the browser must send the token along. */
  @Test
  void formsThatChangeSomethingHoldTheToken() throws IOException {
    Pattern form =
        Pattern.compile("<form\\b[^>]*\\bmethod=\"post\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    SoftAssertions all = new SoftAssertions();
    int seen = 0;
    for (Path template : files(TEMPLATES, ".jte")) {
      if (WITHOUT_TOKEN.contains(template)) {
        continue;
      }
      Matcher matcher = form.matcher(Files.readString(template));
      while (matcher.find()) {
        seen++;
        all.assertThat(matcher.group(1)).as(template.toString()).contains("name=\"_csrf\"");
      }
    }
    all.assertAll();
    assertThat(seen).isGreaterThan(20);
  }

  @Test
  void templatesHaveNoUnescapedText() throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (Path template : files(TEMPLATES, ".jte")) {
      all.assertThat(Files.readString(template))
          .as("because text of users would become markup: %s", template)
          .doesNotContain("$unsafe{");
    }
    all.assertAll();
  }

  /** S28: what a request says never becomes part of the name or the fragment of a template. */
  @Test
  void noNameOfATemplateIsPutTogether() throws IOException {
    String folders;
    try (Stream<Path> found = Files.list(TEMPLATES)) {
      folders = found.map(folder -> folder.getFileName().toString()).collect(joining("|"));
    }
    Pattern made = Pattern.compile("\"(" + folders + ")/[^\"]*\"\\s*\\+|setViewName");
    assertThat(made.matcher("return \"order/\" + name;").find()).isTrue();
    SoftAssertions all = new SoftAssertions();
    for (Path source : files(SOURCES, ".java")) {
      all.assertThat(made.matcher(Files.readString(source)).find())
          .as("a template whose name is put together in %s", source)
          .isFalse();
    }
    all.assertAll();
  }

  @Test
  void templatesHaveNoInlineScriptOrStyle() throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (Path template : files(TEMPLATES, ".jte")) {
      String text = Files.readString(template);
      all.assertThat(
              INLINE_SCRIPT.matcher(text).find()
                  || (!template.equals(LETTER) && INLINE_STYLE.matcher(text).find()))
          .as("inline script or style, which the content security policy blocks: %s", template)
          .isFalse();
    }
    all.assertAll();
  }

  @Test
  void mailsFetchNothing() throws IOException {
    assertThat(Files.readString(LETTER))
        .as("because a mail that fetches tells who reads it, and when")
        .doesNotContainIgnoringCase(
            "<img",
            "<link",
            ":url(",
            ": url(",
            "src=",
            "<iframe",
            "<form",
            "@import url",
            "@import \"");
  }

  private static List<String> modules() throws IOException {
    return files(MESSAGES, CHINESE).stream()
        .map(file -> file.getFileName().toString().replace(CHINESE, ""))
        .toList();
  }

  private static Set<String> keys(String bundle) throws IOException {
    return load(MESSAGES.resolve(bundle)).keySet();
  }

  private static Map<String, String> load(Path bundle) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(bundle)) {
      properties.load(reader);
    }
    Map<String, String> texts = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
    return texts;
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> found = Files.walk(folder)) {
      return found.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }
}
