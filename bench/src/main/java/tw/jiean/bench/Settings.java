package tw.jiean.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What to measure, from the command line: {@code --name=value}.
 *
 * @param jar the product
 * @param binaries where PostgreSQL's programs are
 * @param data where a filled database is kept from one run to the next, empty for none
 * @param pages only pages whose name this pattern finds
 * @param listings in the database whose pages are measured
 * @param orders in it, likewise
 * @param folder for everything that is made, on the disk that is to be measured
 * @param report where the tables go
 * @param commit what was built
 * @param rounds how often each run is made
 * @param time how long one run takes
 * @param warmUp how long everything runs before it is measured
 * @param connections how many at once, run by run
 * @param javaOptions for the product
 */
record Settings(
    Path jar,
    Path binaries,
    String data,
    String pages,
    long listings,
    long orders,
    Path folder,
    Path report,
    String commit,
    int rounds,
    Duration time,
    Duration warmUp,
    List<Integer> connections,
    List<String> javaOptions) {

  static Settings of(String... arguments) {
    List<String> unknown = new ArrayList<>(List.of(arguments));
    Settings settings =
        new Settings(
            Path.of(take(unknown, "jar", "")),
            Path.of(take(unknown, "binaries", "")),
            take(unknown, "data", ""),
            take(unknown, "pages", ""),
            Long.parseLong(take(unknown, "listings", "100000")),
            Long.parseLong(take(unknown, "orders", "1000000")),
            Path.of(take(unknown, "folder", "")),
            Path.of(take(unknown, "report", "payments.md")),
            take(unknown, "commit", "unknown"),
            Integer.parseInt(take(unknown, "rounds", "3")),
            Duration.ofSeconds(Long.parseLong(take(unknown, "seconds", "5"))),
            Duration.ofSeconds(Long.parseLong(take(unknown, "warm-up", "30"))),
            Arrays.stream(take(unknown, "connections", "1,16,64").split(",", -1))
                .map(Integer::valueOf)
                .toList(),
            Arrays.stream(take(unknown, "java-options", "").split(" ", -1))
                .filter(option -> !option.isEmpty())
                .toList());
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException("Not known: " + String.join(" ", unknown));
    }
    return settings;
  }

  private static String take(List<String> arguments, String name, String otherwise) {
    String start = "--" + name + "=";
    String value = otherwise;
    for (String argument : List.copyOf(arguments)) {
      if (argument.startsWith(start)) {
        arguments.remove(argument);
        value = argument.substring(start.length());
      }
    }
    return value;
  }
}
