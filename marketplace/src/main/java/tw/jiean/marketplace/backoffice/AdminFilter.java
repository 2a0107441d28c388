package tw.jiean.marketplace.backoffice;

import java.time.Duration;
import java.util.List;

/** A choice beside the list that narrows it. The request names one of the choices, nothing else. */
sealed interface AdminFilter {

  /** The column that it looks at. */
  String column();

  /** What may be chosen, as the request says it. */
  List<String> choices();

  /** Rows whose column is the chosen word. */
  record Words(String column, List<String> choices) implements AdminFilter {}

  /** Rows whose column lies in the last so many days; the choices are numbers of days. */
  record Recent(String column) implements AdminFilter {
    private static final List<String> DAYS = List.of("1", "7", "30");

    @Override
    public List<String> choices() {
      return DAYS;
    }

    static Duration ago(String choice) {
      return Duration.ofDays(Long.parseLong(choice));
    }
  }
}
