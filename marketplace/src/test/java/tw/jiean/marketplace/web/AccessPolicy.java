package tw.jiean.marketplace.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The list of docs/access.md. */
record AccessPolicy(Map<String, Rule> rules) {

  private static final Path LIST = Path.of("../docs/access.md");
  private static final Pattern BLOCK = Pattern.compile("```\\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINE =
      Pattern.compile("(GET|POST) +(/[^ ?]*)(?:\\?([^ ]+))? +([a-z0-9:-]+(?: [a-z0-9:-]+)*)");

  /** The six who come. */
  enum Person {
    ANONYMOUS,
    OTHER_BUYER,
    OTHER_SELLER,
    BUYER,
    SELLER,
    OPERATOR;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * One line.
   *
   * @param parameters what goes with the request
   * @param ecpay whether nobody is told apart, because only the signature counts
   * @param signed whether the address is signed, so that what is posted needs no token
   * @param refused with a reason and this status
   */
  record Rule(
      String method,
      String path,
      String parameters,
      Set<Person> allowed,
      boolean ecpay,
      boolean signed,
      Map<Person, Integer> refused) {

    /** As in the list, and as the framework's own list is written for comparison. */
    String route() {
      return method + " " + path;
    }

    boolean admits(Person person) {
      return allowed.contains(person);
    }
  }

  static AccessPolicy read() {
    try {
      Matcher block = BLOCK.matcher(Files.readString(LIST));
      if (!block.find()) {
        throw new AssertionError("No list in " + LIST);
      }
      Map<String, Rule> rules = new LinkedHashMap<>();
      for (String line : block.group(1).lines().filter(text -> !text.isBlank()).toList()) {
        Rule rule = rule(line.strip());
        if (rules.put(rule.route(), rule) != null) {
          throw new AssertionError("Twice in " + LIST + ": " + rule.route());
        }
      }
      return new AccessPolicy(rules);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Rule rule(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new AssertionError("Not a line of " + LIST + ": " + line);
    }
    Set<Person> allowed = EnumSet.noneOf(Person.class);
    Map<Person, Integer> refused = new EnumMap<>(Person.class);
    boolean ecpay = false;
    boolean signed = false;
    for (String word : List.of(parts.group(4).split(" ", -1))) {
      switch (word) {
        case "everyone" -> allowed.addAll(EnumSet.allOf(Person.class));
        case "signed-in" -> allowed.addAll(EnumSet.complementOf(EnumSet.of(Person.ANONYMOUS)));
        case "ecpay" -> ecpay = true;
        case "signed" -> signed = true;
        default -> {
          String[] personAndStatus = word.split(":", 2);
          Person person = person(personAndStatus[0]);
          allowed.add(person);
          if (personAndStatus.length > 1) {
            refused.put(person, Integer.parseInt(personAndStatus[1]));
          }
        }
      }
    }
    String parameters = parts.group(3) == null ? "" : parts.group(3);
    return new Rule(parts.group(1), parts.group(2), parameters, allowed, ecpay, signed, refused);
  }

  private static Person person(String word) {
    return Arrays.stream(Person.values())
        .filter(person -> person.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Nobody is called " + word));
  }
}
