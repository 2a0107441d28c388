package tw.jiean.marketplace.backoffice;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.backoffice.AdminPage.Button;
import tw.jiean.marketplace.backoffice.AdminPage.Cell;
import tw.jiean.marketplace.backoffice.AdminPage.Choice;
import tw.jiean.marketplace.backoffice.AdminPage.Detail;
import tw.jiean.marketplace.backoffice.AdminPage.Entry;
import tw.jiean.marketplace.backoffice.AdminPage.Group;
import tw.jiean.marketplace.backoffice.AdminPage.Heading;
import tw.jiean.marketplace.backoffice.AdminPage.Home;
import tw.jiean.marketplace.backoffice.AdminPage.Listing;
import tw.jiean.marketplace.backoffice.AdminPage.Order;
import tw.jiean.marketplace.backoffice.AdminPage.Section;
import tw.jiean.marketplace.backoffice.AdminPage.Side;
import tw.jiean.marketplace.backoffice.AdminPage.Table;
import tw.jiean.marketplace.backoffice.AdminPage.Waiting;
import tw.jiean.marketplace.page.Turn;

/** Reads rows and makes pages of them. */
@Component
class AdminPages {

  private final AdminRegistry registry;
  private final AdminList audit;

  AdminPages(AdminRegistry registry) {
    this.registry = registry;
    this.audit = registry.list(AuditList.NAME).orElseThrow();
  }

  static String href(AdminList list) {
    return "/admin/" + list.name() + "/";
  }

  static String href(AdminList list, String key) {
    return href(list) + key + "/";
  }

  static String href(AdminList list, String key, AdminCommand command) {
    return (command.onObject() ? href(list, key) : href(list)) + "do/" + command.name() + "/";
  }

  static Entry entry(AdminList list) {
    return new Entry(list.titleKey(), list.aboutKey(), href(list));
  }

  /** What an object is called: the first column that lists show. */
  static AdminValue nameOf(AdminList list, AdminRow row) {
    return list.listedColumns().getFirst().show(row);
  }

  Home home() {
    return new Home(
        registry.openWork().stream().flatMap(this::waiting).toList(),
        Stream.of(AdminGroup.values())
            .map(this::group)
            .filter(one -> !one.lists().isEmpty())
            .toList(),
        table("backoffice.home.recent", audit, audit.first(8)));
  }

  private Group group(AdminGroup group) {
    return new Group(
        group.titleKey(),
        registry.lists().stream()
            .filter(list -> list.group() == group)
            .map(AdminPages::entry)
            .toList());
  }

  private Stream<Waiting> waiting(OpenWork open) {
    AdminList list = registry.list(open.list()).orElseThrow();
    return open.counts().entrySet().stream()
        .map(waiting ->
            new Waiting(
                list.titleKey(),
                list.column(open.column()).choice(waiting.getKey()),
                waiting.getValue(),
                href(list) + "?" + open.column() + "=" + waiting.getKey()));
  }

  Listing listing(AdminList list, ListRequest request) {
    AdminList.Page page = list.page(request);
    Turn.Stretch<AdminRow> rows = page.stretch();
    List<Heading> headings =
        list.listedColumns().stream().map(column -> heading(list, column, request)).toList();
    return new Listing(
        entry(list),
        list.searchable(),
        request.search(),
        request.sortParameter(list),
        list.filters().stream().map(filter -> side(list, filter, request)).toList(),
        !request.search().isEmpty() || !request.chosen().isEmpty(),
        buttons(list, "", registry.commandsOnList(list)),
        new Table(
            list.titleKey(), headings, rows.rows().stream().map(row -> cells(list, row)).toList()),
        page.incomplete() ? AdminSearch.MOST_FOUND : null,
        turning(list, request, rows.previous(list::keyOf)),
        turning(list, request, rows.next(list::keyOf)));
  }

  private static @Nullable String turning(
      AdminList list, ListRequest request, @Nullable Turn turn) {
    return turn == null ? null : request.turning(list, turn);
  }

  Detail detail(AdminList list, String key, AdminRow row) {
    return new Detail(
        entry(list),
        nameOf(list, row),
        story(list, key, row),
        sections(list, row),
        buttons(list, key, registry.commandsOn(list, row)),
        list.related().stream().flatMap(related -> related(related, row)).toList(),
        table("backoffice.object.history", audit, AuditList.about(audit, list, key)));
  }

  /** What the modules tell of it and what operators did with it; nothing where no module tells. */
  private List<AdminStory.Event> story(AdminList list, String key, AdminRow row) {
    List<AdminStory> tellers = registry.stories(list);
    if (tellers.isEmpty()) {
      return List.of();
    }
    Stream<AdminStory.Event> told = tellers.stream().flatMap(story -> story.tell(row).stream());
    Stream<AdminStory.Event> deeds =
        AuditList.about(audit, list, key).reversed().stream().map(deed -> deed(list, deed));
    // By the second, because the books know no finer time; what happened in the same one stays in
    // the order in which it was told.
    return Stream.concat(told, deeds)
        .sorted(Comparator.comparing(event -> event.at().truncatedTo(ChronoUnit.SECONDS)))
        .toList();
  }

  private AdminStory.Event deed(AdminList list, AdminRow deed) {
    String name = deed.text("command");
    Object command =
        registry
            .command(list, name, true)
            .map(known -> AdminStory.word(known.titleKey(), ""))
            .orElse(name);
    return new AdminStory.Event(
        (Instant) Objects.requireNonNull(deed.value("at")),
        "backoffice.story." + deed.text("outcome"),
        List.of(deed.text("actor"), command, deed.text("reason")));
  }

  private List<Section> sections(AdminList list, AdminRow row) {
    Map<String, List<Cell>> sections = new LinkedHashMap<>();
    for (AdminColumn column : list.columns()) {
      AdminValue value = column.show(row);
      sections
          .computeIfAbsent(column.sectionKey(), key -> new ArrayList<>())
          .add(new Cell(column.labelKey(), value, target(value)));
    }
    return sections.entrySet().stream()
        // Of a card payment there is no bank account to show, not even its absence.
        .filter(section -> section.getValue().stream().anyMatch(AdminPages::known))
        .map(section -> new Section(section.getKey(), section.getValue()))
        .toList();
  }

  private static boolean known(Cell cell) {
    return !(cell.value() instanceof AdminValue.Nothing);
  }

  private Stream<Table> related(AdminList.Related related, AdminRow row) {
    Object value = row.value(related.ourColumn());
    return value == null
        ? Stream.empty()
        : registry
            .list(related.list())
            .map(other ->
                table(
                    related.titleKey() == null ? other.titleKey() : related.titleKey(),
                    other,
                    other.where(Map.of(related.theirColumn(), value))))
            .stream();
  }

  private Table table(String titleKey, AdminList list, List<AdminRow> rows) {
    return new Table(
        titleKey,
        list.listedColumns().stream()
            .map(column -> new Heading(column.labelKey(), null, Order.NONE))
            .toList(),
        rows.stream().map(row -> cells(list, row)).toList());
  }

  private List<Cell> cells(AdminList list, AdminRow row) {
    List<Cell> cells = new ArrayList<>();
    for (AdminColumn column : list.listedColumns()) {
      AdminValue value = column.show(row);
      String href = cells.isEmpty() ? own(list, row) : target(value);
      cells.add(new Cell(column.labelKey(), value, href));
    }
    return cells;
  }

  /** The page of the row itself; none for a key that no path can carry. */
  private static @Nullable String own(AdminList list, AdminRow row) {
    String key = list.keyOf(row);
    return AdminList.isKey(key) ? href(list, key) : null;
  }

  private @Nullable String target(AdminValue value) {
    return switch (value) {
      case AdminValue.Linked(String name, String key, _) when AdminList.isKey(key) ->
          registry.list(name).map(list -> href(list, key)).orElse(null);
      case AdminValue.OfList(String name, _, String key) when key.isEmpty() ->
          registry.list(name).map(AdminPages::href).orElse(null);
      case AdminValue.OfList(String name, _, String key) when AdminList.isKey(key) ->
          registry.list(name).map(list -> href(list, key)).orElse(null);
      case AdminValue.Page(String path) -> path;
      case AdminValue.OfList _,
          AdminValue.Linked _,
          AdminValue.Text _,
          AdminValue.Code _,
          AdminValue.Figure _,
          AdminValue.Lines _,
          AdminValue.Sentences _,
          AdminValue.Label _,
          AdminValue.Time _,
          AdminValue.Nothing _ ->
          null;
    };
  }

  private static Heading heading(AdminList list, AdminColumn column, ListRequest request) {
    Order order =
        !request.sort().equals(column.name())
            ? Order.NONE
            : request.descending() ? Order.DESCENDING : Order.ASCENDING;
    return new Heading(
        column.labelKey(),
        list.sortable(column.name()) ? request.sorting(list, column.name()) : null,
        order);
  }

  private static Side side(AdminList list, AdminFilter filter, ListRequest request) {
    String column = filter.column();
    String chosen = request.chosen().getOrDefault(column, "");
    List<Choice> choices = new ArrayList<>();
    for (String choice : filter.choices()) {
      AdminValue label =
          switch (filter) {
            case AdminFilter.Words words -> list.column(column).choice(choice);
            case AdminFilter.Recent recent ->
                new AdminValue.Label("backoffice.recent." + choice, choice);
          };
      choices.add(new Choice(label, choice, choice.equals(chosen)));
    }
    return new Side(list.column(column).labelKey(), column, choices);
  }

  private static List<Button> buttons(AdminList list, String key, List<AdminCommand> commands) {
    return commands.stream()
        .map(command -> new Button(command.titleKey(), href(list, key, command)))
        .toList();
  }
}
