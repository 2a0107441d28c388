package tw.jiean.marketplace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What nobody types who means well: markup, templates, statements, formulas and forged lines. Those
 * of a file, and each of them again behind what could end the place where it stands, in other
 * letters, and encoded.
 */
public final class HostileTexts {

  private static final Path FILE = Path.of("src/test/resources/hostile-texts.txt");

  /** What the arithmetic among them comes to. */
  public static final String EVALUATED = "7006652";

  private static final List<UnaryOperator<String>> DISGUISES =
      List.of(
          text -> "\">" + text,
          text -> "'>" + text,
          text -> "x\" y=\"" + text,
          text -> text.toUpperCase(Locale.ROOT),
          text -> text.replace(" ", "\t"),
          text -> text.replace("<", "&lt;").replace("\"", "&quot;"),
          text -> text + text);

  private HostileTexts() {}

  /** At least five hundred, the plain ones first. */
  public static List<String> all() {
    Set<String> all = new LinkedHashSet<>(plain());
    for (UnaryOperator<String> disguise : DISGUISES) {
      plain().stream().map(disguise).forEach(all::add);
    }
    return List.copyOf(all);
  }

  /** Those of the file. */
  public static List<String> plain() {
    try (Stream<String> lines = Files.lines(FILE)) {
      return lines
          .filter(line -> !line.isBlank() && !line.startsWith("# "))
          .map(line ->
              line.replace('␉', '\t')
                  .replace('␊', '\n')
                  .replace('␍', '\r')
                  .replace('␀', '\0')
                  .replace('␛', '\u001b')
                  .replace('␤', '\u0085'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
