package tw.jiean.marketplace.backoffice;

import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import tw.jiean.marketplace.backoffice.AdminValue.Sentence;

/**
 * Says what the audit log keeps as names of lists, commands and inputs in the words that the desk
 * has for them. A command's title says it; what a module records without a command has the text
 * {@code <titleKey of the list>.deed.<name>}. Names that nobody has any more are shown as they are.
 */
final class AuditWords {

  private final ObjectProvider<AdminList> lists;
  private final ObjectProvider<AdminCommand> commands;

  /** The providers are asked when an entry is shown: this list is among the lists itself. */
  AuditWords(ObjectProvider<AdminList> lists, ObjectProvider<AdminCommand> commands) {
    this.lists = lists;
    this.commands = commands;
  }

  AdminValue object(AdminRow entry) {
    String list = entry.text("list");
    String key = entry.text("object");
    return titleOf(list)
        .<AdminValue>map(title -> new AdminValue.OfList(list, title, key))
        .orElseGet(() -> new AdminValue.Code(list + " " + key));
  }

  AdminValue deed(AdminRow entry) {
    return new AdminValue.Label(deedKey(entry), entry.text("command"));
  }

  /** One {@code name=value} a line. */
  AdminValue inputs(AdminRow entry) {
    String inputs = entry.text("inputs");
    if (inputs.isEmpty()) {
      return new AdminValue.Nothing();
    }
    String labels = deedKey(entry) + ".";
    return new AdminValue.Sentences(
        inputs.lines().map(line -> input(labels, line.split("=", 2))).toList());
  }

  private static Sentence input(String labels, String[] input) {
    return new Sentence(
        "backoffice.audit.input",
        List.of(AdminStory.word(labels, input[0]), input.length > 1 ? input[1] : ""));
  }

  private String deedKey(AdminRow entry) {
    String list = entry.text("list");
    String name = entry.text("command");
    return commands.stream()
        .filter(command -> command.list().equals(list) && command.name().equals(name))
        .map(AdminCommand::titleKey)
        .findFirst()
        .or(() -> titleOf(list).map(title -> title + ".deed." + name))
        .orElse(name);
  }

  private Optional<String> titleOf(String list) {
    return lists.stream()
        .filter(other -> other.name().equals(list))
        .map(AdminList::titleKey)
        .findFirst();
  }
}
