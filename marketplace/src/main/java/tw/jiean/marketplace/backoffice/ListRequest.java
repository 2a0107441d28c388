package tw.jiean.marketplace.backoffice;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.web.util.UriComponentsBuilder;
import tw.jiean.marketplace.page.PlainText;
import tw.jiean.marketplace.page.Turn;

/**
 * What an operator asked of a list, read from the query of a URL, so that every view of a list is a
 * link. Anything that the list does not declare is refused, never passed on.
 *
 * @param search text to find, at most {@value #LONGEST_SEARCH} characters
 * @param chosen the choices of the filters by column
 */
record ListRequest(
    String search,
    Map<String, String> chosen,
    String sort,
    boolean descending,
    Turn turn,
    Map<String, Object> equal,
    Map<String, Instant> since) {

  static final int LONGEST_SEARCH = 100;

  /** Any key of a row, also one that no path can carry. */
  private static final Pattern PLACE = Pattern.compile("\\P{Cntrl}{1,200}");

  /** Says in its message what the list does not offer. */
  static final class NotOffered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotOffered(String message) {
      super(message);
    }
  }

  /** Reads the parameters; throws {@link NotOffered}. */
  static ListRequest of(AdminList list, Map<String, String> parameters, Clock clock) {
    String search = searchText(parameters.getOrDefault("q", ""));
    String order = parameters.getOrDefault("sort", "");
    boolean descending = order.isEmpty() ? list.defaultDescending() : order.startsWith("-");
    String sort =
        order.isEmpty() ? list.defaultSort() : order.startsWith("-") ? order.substring(1) : order;
    if (!order.isEmpty() && !list.sortable(sort)) {
      throw new NotOffered("sort");
    }
    Map<String, String> chosen = new LinkedHashMap<>();
    Map<String, Object> equal = new HashMap<>();
    Map<String, Instant> since = new HashMap<>();
    for (AdminFilter filter : list.filters()) {
      String choice = parameters.getOrDefault(filter.column(), "");
      if (choice.isEmpty()) {
        continue;
      }
      if (!filter.choices().contains(choice)) {
        throw new NotOffered(filter.column());
      }
      chosen.put(filter.column(), choice);
      switch (filter) {
        case AdminFilter.Words words -> equal.put(words.column(), choice);
        case AdminFilter.Recent recent ->
            since.put(recent.column(), clock.instant().minus(AdminFilter.Recent.ago(choice)));
      }
    }
    return new ListRequest(search, chosen, sort, descending, turn(parameters), equal, since);
  }

  /** The list sorted by a column, from its first page; the other way round when it is already. */
  String sorting(AdminList list, String column) {
    return href(list, column, sort.equals(column) && !descending, Turn.FIRST);
  }

  /** Another page of the same list. */
  String turning(AdminList list, Turn other) {
    return href(list, sort, descending, other);
  }

  /** The order as the parameter {@code sort} says it; empty for the order of the list. */
  String sortParameter(AdminList list) {
    return sortParameter(list, sort, descending);
  }

  private static String sortParameter(AdminList list, String by, boolean greatestFirst) {
    boolean usual = by.equals(list.defaultSort()) && greatestFirst == list.defaultDescending();
    return usual ? "" : (greatestFirst ? "-" : "") + by;
  }

  private String href(AdminList list, String by, boolean greatestFirst, Turn other) {
    UriComponentsBuilder uri = UriComponentsBuilder.fromPath("/admin/{list}/");
    Map<String, Object> values = new HashMap<>(Map.of("list", list.name()));
    if (!search.isEmpty()) {
      uri.queryParam("q", "{q}");
      values.put("q", search);
    }
    chosen.forEach(uri::queryParam);
    String order = sortParameter(list, by, greatestFirst);
    if (!order.isEmpty()) {
      uri.queryParam("sort", order);
    }
    if (other.at() != null) {
      uri.queryParam(other.parameter(), "{place}");
      values.put("place", other.at());
    }
    return uri.encode().buildAndExpand(values).toUriString();
  }

  private static String searchText(String text) {
    String line = PlainText.line(text);
    if (PlainText.length(line) > LONGEST_SEARCH) {
      throw new NotOffered("q");
    }
    return line;
  }

  private static Turn turn(Map<String, String> parameters) {
    String after = parameters.get("after");
    String before = parameters.get("before");
    Turn turn = Turn.of(after, before, PLACE.asMatchPredicate());
    if (turn.at() == null && (after != null || before != null)) {
      throw new NotOffered(after == null ? "before" : "after");
    }
    return turn;
  }
}
