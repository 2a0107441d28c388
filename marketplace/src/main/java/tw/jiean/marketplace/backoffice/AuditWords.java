package tw.jiean.marketplace.backoffice;

import java.util.ArrayList;
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

  /** {@code list/key}. */
  AdminValue object(Object about) {
    String list = list(about.toString());
    String key = name(about.toString());
    return titleOf(list)
        .<AdminValue>map(title -> new AdminValue.OfList(list, title, key))
        .orElseGet(() -> new AdminValue.Code(list + " " + key));
  }

  /** {@code list/command}. */
  AdminValue deed(Object deed) {
    return new AdminValue.Label(deedKey(deed.toString()), name(deed.toString()));
  }

  /** {@code list/command}, and then one {@code name=value} a line. */
  AdminValue inputs(Object inputs) {
    String[] lines = inputs.toString().split("\n", -1);
    String labels = deedKey(lines[0]) + ".";
    List<Sentence> said = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String[] input = lines[i].split("=", 2);
      said.add(
          new Sentence(
              "backoffice.audit.input",
              List.of(AdminStory.word(labels, input[0]), input.length > 1 ? input[1] : "")));
    }
    return new AdminValue.Sentences(said);
  }

  private String deedKey(String deed) {
    String list = list(deed);
    String name = name(deed);
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

  private static String list(String path) {
    return path.substring(0, path.indexOf('/'));
  }

  /** What comes after the list. */
  static String name(String path) {
    return path.substring(path.indexOf('/') + 1);
  }
}
