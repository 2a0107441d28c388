package tw.jiean.marketplace.backoffice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.jiean.marketplace.page.Turn;

/**
 * A list of the back office with a page for each of its objects. Declare it as a bean in the module
 * that owns the rows; the package documentation shows how. What is put together wrongly (an unknown
 * column, a name twice) is refused when the application starts.
 */
public final class AdminList {

  /** Rows on one page. */
  static final int PAGE_SIZE = 50;

  /** What a key may look like; it is a segment of a path. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9:_-]{1,100}");

  private static final int MOST_RELATED = 20;

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
  private static final Set<String> RESERVED = Set.of("q", "sort", "after", "before", "lang");

  /** Rows of another list that belong to an object of this one. */
  record Related(String list, String theirColumn, String ourColumn, @Nullable String titleKey) {}

  private final String name;
  private final String titleKey;
  private final AdminGroup group;
  private final AdminRows rows;
  private final String key;
  private final Map<String, AdminColumn> columns;
  private final AdminSearch search;
  private final Map<String, AdminFilter> filters;
  private final Set<String> sortable;
  private final String defaultSort;
  private final boolean defaultDescending;
  private final List<Related> related;

  private AdminList(Builder builder, AdminRows rows, String key, String defaultSort) {
    this.name = builder.name;
    this.titleKey = builder.titleKey;
    this.group = builder.group;
    this.rows = rows;
    this.key = key;
    this.columns = builder.columns;
    this.search = builder.search;
    this.filters = builder.filters;
    this.sortable = Set.copyOf(builder.sortable);
    this.defaultSort = defaultSort;
    this.defaultDescending = builder.descending;
    this.related = List.copyOf(builder.related);
  }

  /**
   * Begins a list.
   *
   * @param name its path segment, {@code /admin/name/}: lower-case letters, digits and hyphens
   * @param titleKey message key of its title; {@code titleKey.about} is one sentence about it,
   *     {@code titleKey.column} the heading of a column
   */
  public static Builder named(String name, String titleKey) {
    return new Builder(name, titleKey);
  }

  /** Whether a path can carry the text as a key. */
  static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  String name() {
    return name;
  }

  String titleKey() {
    return titleKey;
  }

  AdminGroup group() {
    return group;
  }

  String aboutKey() {
    return titleKey + ".about";
  }

  Collection<AdminColumn> columns() {
    return columns.values();
  }

  List<AdminColumn> listedColumns() {
    return columns.values().stream().filter(AdminColumn::listed).toList();
  }

  boolean hasColumn(String column) {
    return columns.containsKey(column) || column.equals(key);
  }

  AdminColumn column(String column) {
    AdminColumn found = columns.get(column);
    if (found == null) {
      throw new IllegalArgumentException("List " + name + " has no column " + column);
    }
    return found;
  }

  boolean searchable() {
    return !search.isEmpty();
  }

  Collection<AdminFilter> filters() {
    return filters.values();
  }

  boolean sortable(String column) {
    return sortable.contains(column);
  }

  String defaultSort() {
    return defaultSort;
  }

  boolean defaultDescending() {
    return defaultDescending;
  }

  List<Related> related() {
    return related;
  }

  String keyOf(AdminRow row) {
    return row.text(key);
  }

  /**
   * What of a list is shown at once.
   *
   * @param incomplete whether the search fits more than was looked through
   */
  record Page(Turn.Stretch<AdminRow> stretch, boolean incomplete) {}

  /**
   * The rows of one page. A whole code is found at once; only what is none is looked for in all
   * ways that the list has.
   */
  Page page(ListRequest request) {
    String typed = searchable() ? request.search() : "";
    if (typed.isEmpty()) {
      return new Page(page(request, request.equal(), List.of()), false);
    }
    for (String code : search.codes()) {
      Map<String, Object> equal = new HashMap<>(request.equal());
      if (equal.putIfAbsent(code, typed) == null) {
        Turn.Stretch<AdminRow> found = page(request, equal, List.of());
        if (!found.rows().isEmpty()) {
          return new Page(found, false);
        }
      }
    }
    List<AdminMatch> anyOf = search.matches(typed);
    return new Page(
        anyOf.isEmpty()
            ? new Turn.Stretch<>(List.of(), false, false)
            : page(request, request.equal(), anyOf),
        anyOf.stream().anyMatch(match -> match instanceof AdminMatch.OneOf one && one.more()));
  }

  private Turn.Stretch<AdminRow> page(
      ListRequest request, Map<String, Object> equal, List<AdminMatch> anyOf) {
    return request
        .turn()
        .stretch(PAGE_SIZE, (turn, limit) -> rows.find(query(request, equal, anyOf, turn, limit)));
  }

  /** What is asked of the rows for one page. */
  AdminQuery query(
      ListRequest request,
      Map<String, Object> equal,
      List<AdminMatch> anyOf,
      Turn turn,
      int limit) {
    return new AdminQuery(
        names(listedColumns()),
        anyOf,
        equal,
        request.since(),
        request.sort(),
        request.descending(),
        key,
        limit,
        turn);
  }

  AdminRows rows() {
    return rows;
  }

  AdminSearch search() {
    return search;
  }

  /** The columns by which an operator may sort. */
  Set<String> sortable() {
    return sortable;
  }

  /** The object with this key, with all its columns. */
  Optional<AdminRow> find(String wanted) {
    return exactly(Map.of(key, wanted), names(columns.values()), 1).stream().findFirst();
  }

  /** The first rows, in the order of the list, whose columns have exactly these values. */
  List<AdminRow> where(Map<String, Object> values) {
    return exactly(values, names(listedColumns()), MOST_RELATED);
  }

  /** The first so many rows, in the order of the list. */
  List<AdminRow> first(int limit) {
    return exactly(Map.of(), names(listedColumns()), limit);
  }

  private List<AdminRow> exactly(Map<String, Object> values, List<String> wanted, int limit) {
    return rows.find(
        new AdminQuery(
            wanted,
            List.of(),
            values,
            Map.of(),
            defaultSort,
            defaultDescending,
            key,
            limit,
            Turn.FIRST));
  }

  /** The columns of the rows that these are told from, and the key. */
  private List<String> names(Collection<AdminColumn> wanted) {
    return Stream.concat(wanted.stream().flatMap(column -> column.from().stream()), Stream.of(key))
        .distinct()
        .toList();
  }

  /** Finds what a text names elsewhere. */
  @FunctionalInterface
  public interface Finder {

    /** All numbers or all texts that the text names, the best first, and at most so many. */
    List<?> find(String text, int most);
  }

  /** Puts a list together. */
  public static final class Builder {

    private final String name;
    private final String titleKey;
    private final Map<String, AdminColumn> columns = new LinkedHashMap<>();
    private final List<String> searched = new ArrayList<>();
    private final AdminSearch search = new AdminSearch();
    private final Map<String, AdminFilter> filters = new LinkedHashMap<>();
    private final List<String> sortable = new ArrayList<>();
    private final List<Related> related = new ArrayList<>();
    private @Nullable AdminRows rows;
    private @Nullable String key;
    private @Nullable String sort;
    private boolean descending;
    private AdminGroup group = AdminGroup.SITE;
    private String sectionKey = "backoffice.section.basics";

    private Builder(String name, String titleKey) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("Not a name of a list: " + name);
      }
      this.name = name;
      this.titleKey = titleKey;
    }

    /** Where the rows come from. */
    public Builder rows(AdminRows source) {
      this.rows = source;
      return this;
    }

    /**
     * The column that identifies a row. Its values are unique, stand in paths, and consist of at
     * most 100 letters, digits, {@code :}, {@code _} and {@code -}; at most 64 where there are
     * commands, which the audit log keeps with them. It need not be shown.
     */
    public Builder key(String column) {
      this.key = AdminColumn.valid(column);
      return this;
    }

    /** A column of the list and of the page of one object. The first one leads to that page. */
    public Builder column(String column, AdminFormat format) {
      return add(column, List.of(column), alone(column, format), true);
    }

    /**
     * The same, told from several columns of the rows.
     *
     * @param from these columns, shown or not
     * @param words what they say
     */
    public Builder column(String column, List<String> from, Function<AdminRow, AdminValue> words) {
      return add(column, from, words, true);
    }

    /** A field that only the page of one object shows. */
    public Builder field(String column, AdminFormat format) {
      return add(column, List.of(column), alone(column, format), false);
    }

    /** The same, told from several columns of the rows. */
    public Builder field(String column, List<String> from, Function<AdminRow, AdminValue> words) {
      return add(column, from, words, false);
    }

    private static Function<AdminRow, AdminValue> alone(String column, AdminFormat format) {
      return row -> {
        Object value = row.value(column);
        return value == null ? new AdminValue.Nothing() : format.show(value);
      };
    }

    /** The heading under which it stands on the first page; of itself {@link AdminGroup#SITE}. */
    public Builder group(AdminGroup heading) {
      this.group = heading;
      return this;
    }

    /** What follows stands in a section of its own on the page of one object. */
    public Builder section(String messageKey) {
      this.sectionKey = messageKey;
      return this;
    }

    /**
     * The columns in which the search box looks for any part of their text. Every row is read for
     * it, so it is for tables that stay short.
     */
    public Builder search(String... names) {
      searched.addAll(List.of(names));
      search.parts(names);
      return this;
    }

    /**
     * Columns of the rows, shown or not, in which the search box looks first for a whole code that
     * an operator has in his hand. Each needs an index.
     */
    public Builder codes(String... names) {
      search.codes(names);
      return this;
    }

    /**
     * Columns of the rows, shown or not, that hold codes of Latin letters and digits, of which the
     * first few characters are enough for the search box. Each needs an index.
     */
    public Builder beginnings(String... names) {
      search.beginnings(names);
      return this;
    }

    /**
     * Columns of the rows, shown or not, in which the search box looks for what somebody else finds
     * for a text, such as the people of that name. Each needs an index. Of very many only the first
     * are used, and the page says so.
     */
    public Builder among(Finder finder, String... names) {
      search.among(finder, names);
      return this;
    }

    /** A filter: all, or one of these values of a column, shown as the column shows them. */
    public Builder filter(String column, String... values) {
      filters.put(column, new AdminFilter.Words(column, List.of(values)));
      return this;
    }

    /** The same where these words are what a column has of them: their names, in lower case. */
    public Builder filter(String column, Enum<?>[] values) {
      return filter(
          column,
          Arrays.stream(values)
              .map(value -> value.name().toLowerCase(Locale.ROOT))
              .toArray(String[]::new));
    }

    /** A filter: any time, or the last 1, 7 or 30 days of a column that holds moments. */
    public Builder recent(String column) {
      filters.put(column, new AdminFilter.Recent(column));
      return this;
    }

    /** The columns by which an operator may sort; an index should support them. */
    public Builder sortable(String... names) {
      sortable.addAll(List.of(names));
      return this;
    }

    /** Sorted by this column with the greatest first, until the operator says otherwise. */
    public Builder newestFirst(String column) {
      this.sort = column;
      this.descending = true;
      return this;
    }

    /** Sorted by this column with the smallest first, until the operator says otherwise. */
    public Builder sortedBy(String column) {
      this.sort = column;
      this.descending = false;
      return this;
    }

    /**
     * Shows on the page of one object the rows of another list that belong to it. Lists know each
     * other by name only, so it crosses modules; while no module contributes the other list,
     * nothing is shown.
     *
     * @param list name of the other list
     * @param theirColumn a column of the other list
     * @param ourColumn the column of this list whose value it has
     */
    public Builder related(String list, String theirColumn, String ourColumn) {
      related.add(new Related(list, theirColumn, ourColumn, null));
      return this;
    }

    /**
     * The same under a title of its own, where rows of one list belong to an object in two ways.
     */
    public Builder related(String list, String theirColumn, String ourColumn, String titleKey) {
      related.add(new Related(list, theirColumn, ourColumn, titleKey));
      return this;
    }

    /** The list. Throws {@link IllegalStateException} when something is missing or unknown. */
    public AdminList build() {
      AdminRows source = present(rows, "rows");
      String identity = present(key, "a key");
      String order = present(sort, "an order");
      if (columns.values().stream().noneMatch(AdminColumn::listed)) {
        throw new IllegalStateException("List " + name + " has no columns");
      }
      searched.forEach(this::requireColumn);
      sortable.forEach(this::requireColumn);
      filters.keySet().forEach(this::requireColumn);
      related.forEach(other -> requireColumn(other.ourColumn()));
      if (!order.equals(identity)) {
        requireColumn(order);
      }
      filters.keySet().stream()
          .filter(RESERVED::contains)
          .forEach(column -> {
            throw new IllegalStateException("A filter of " + name + " is called " + column);
          });
      return new AdminList(this, source, identity, order);
    }

    private Builder add(
        String column, List<String> from, Function<AdminRow, AdminValue> words, boolean listed) {
      AdminColumn added =
          new AdminColumn(column, titleKey + "." + column, from, words, listed, sectionKey);
      if (columns.put(column, added) != null) {
        throw new IllegalStateException("List " + name + " has the column " + column + " twice");
      }
      return this;
    }

    private void requireColumn(String column) {
      if (!columns.containsKey(column) && !column.equals(key)) {
        throw new IllegalStateException("List " + name + " has no column " + column);
      }
    }

    private <T> T present(@Nullable T part, String what) {
      if (part == null) {
        throw new IllegalStateException("List " + name + " has no " + what);
      }
      return part;
    }
  }
}
