package tw.jiean.marketplace.backoffice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * All lists, commands, stories and open work that modules contribute. Refuses to start when two
 * clash.
 */
@Component
class AdminRegistry {

  private final Map<String, AdminList> lists = new LinkedHashMap<>();
  private final List<AdminCommand> commands;
  private final List<AdminStory> stories;
  private final List<OpenWork> openWork;

  AdminRegistry(
      ObjectProvider<AdminList> lists,
      ObjectProvider<AdminCommand> commands,
      ObjectProvider<AdminStory> stories,
      ObjectProvider<OpenWork> openWork) {
    lists.orderedStream().forEach(this::add);
    this.commands = commands.orderedStream().toList();
    this.commands.forEach(this::check);
    this.stories = stories.orderedStream().toList();
    this.stories.forEach(this::check);
    this.openWork = openWork.orderedStream().toList();
    this.openWork.forEach(this::check);
    this.lists.values().forEach(this::checkRelated);
  }

  Collection<AdminList> lists() {
    return lists.values();
  }

  Optional<AdminList> list(String name) {
    return Optional.ofNullable(lists.get(name));
  }

  List<AdminCommand> commandsOnList(AdminList list) {
    return commands(list, false);
  }

  List<AdminCommand> commandsOn(AdminList list, AdminRow row) {
    return commands(list, true).stream().filter(command -> command.offeredFor(row)).toList();
  }

  Optional<AdminCommand> command(AdminList list, String name, boolean onObject) {
    return commands(list, onObject).stream()
        .filter(command -> command.name().equals(name))
        .findFirst();
  }

  List<AdminStory> stories(AdminList list) {
    return stories.stream().filter(story -> story.list().equals(list.name())).toList();
  }

  List<OpenWork> openWork() {
    return openWork;
  }

  private List<AdminCommand> commands(AdminList list, boolean onObject) {
    return commands.stream()
        .filter(command -> command.list().equals(list.name()))
        .filter(command -> command.onObject() == onObject)
        .toList();
  }

  private void add(AdminList list) {
    if (lists.put(list.name(), list) != null) {
      throw new IllegalStateException("Two lists are called " + list.name());
    }
  }

  private void check(AdminStory story) {
    if (!lists.containsKey(story.list())) {
      throw new IllegalStateException("A story is about the unknown list " + story.list());
    }
  }

  private void check(OpenWork open) {
    if (list(open.list())
        .filter(list -> list.filters().stream().anyMatch(one -> one.column().equals(open.column())))
        .isEmpty()) {
      throw new IllegalStateException(
          "Open work is said to be in " + open.list() + " by " + open.column() + ", no filter");
    }
  }

  private void check(AdminCommand command) {
    if (!lists.containsKey(command.list())) {
      throw new IllegalStateException(
          "Command " + command.name() + " is for the unknown list " + command.list());
    }
    long same =
        commands.stream()
            .filter(other -> other.list().equals(command.list()))
            .filter(other -> other.name().equals(command.name()))
            .count();
    if (same > 1) {
      throw new IllegalStateException(
          "Two commands of " + command.list() + " are called " + command.name());
    }
  }

  private void checkRelated(AdminList list) {
    for (AdminList.Related related : list.related()) {
      list(related.list())
          .filter(other -> !other.hasColumn(related.theirColumn()))
          .ifPresent(other -> {
            throw new IllegalStateException(
                list.name() + " relates to the unknown column " + related);
          });
    }
  }
}
