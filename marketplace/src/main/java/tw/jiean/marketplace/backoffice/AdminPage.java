package tw.jiean.marketplace.backoffice;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the templates show, with every link made. */
sealed interface AdminPage {

  /** The way into a list. */
  record Entry(String titleKey, String aboutKey, String href) {}

  /** The lists under one heading of the first page. */
  record Group(String titleKey, List<Entry> lists) {}

  /**
   * A heading of a table.
   *
   * @param sortHref where a click leads, or {@code null} when the table cannot be sorted by it
   * @param order how the table is sorted by it now
   */
  record Heading(String labelKey, @Nullable String sortHref, Order order) {}

  /** How a table is sorted by one of its columns. */
  enum Order {
    NONE("↕"),
    ASCENDING("▲"),
    DESCENDING("▼");

    private final String arrow;

    Order(String arrow) {
      this.arrow = arrow;
    }

    /** As {@code aria-sort} has it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String arrow() {
      return arrow;
    }
  }

  /** A value with its heading and, where it leads somewhere, its link. */
  record Cell(String labelKey, AdminValue value, @Nullable String href) {}

  /** Rows under headings. */
  record Table(String titleKey, List<Heading> headings, List<List<Cell>> rows) {}

  /** One choice of a filter: a label or a text, and what the request says for it. */
  record Choice(AdminValue label, String value, boolean chosen) {}

  /** A filter beside a list. */
  record Side(String labelKey, String column, List<Choice> choices) {}

  /** A command that is offered. */
  record Button(String titleKey, String href) {}

  /** Fields of an object that belong together. */
  record Section(String titleKey, List<Cell> fields) {}

  /** Rows of a list that wait for an operator. */
  record Waiting(String titleKey, AdminValue what, long number, String href) {}

  /** The first page: what waits for operators, all lists, and what operators did last. */
  record Home(List<Waiting> waiting, List<Group> groups, Table recent) implements AdminPage {}

  /**
   * A page of a list.
   *
   * @param only of how many people or services the rows are, when the search names more
   */
  record Listing(
      Entry list,
      boolean searchable,
      String search,
      String sort,
      List<Side> sides,
      boolean narrowed,
      List<Button> buttons,
      Table table,
      @Nullable Integer only,
      @Nullable String previous,
      @Nullable String next)
      implements AdminPage {}

  /** An extra field of a command, as it was typed. */
  record Input(
      String name,
      String labelKey,
      String value,
      int longest,
      boolean required,
      CommandForm.@Nullable Problem problem) {}

  /**
   * The form of a command.
   *
   * @param facts what tells the object from others; none when the command is about the whole list
   * @param kept whether it was typed before the operator had to show who it is
   */
  record Form(
      Entry list,
      List<Cell> facts,
      String titleKey,
      String aboutKey,
      String action,
      String back,
      List<Input> inputs,
      String requestId,
      boolean kept,
      String reason,
      CommandForm.@Nullable Problem reasonProblem,
      CommandForm.@Nullable Problem problem)
      implements AdminPage {}

  /** One object, with what happened to it, oldest first. */
  record Detail(
      Entry list,
      AdminValue name,
      List<AdminStory.Event> story,
      List<Section> sections,
      List<Button> buttons,
      List<Table> related,
      Table history)
      implements AdminPage {}
}
