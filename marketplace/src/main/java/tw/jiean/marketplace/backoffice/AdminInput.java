package tw.jiean.marketplace.backoffice;

/**
 * A field that a command asks for besides the reason. It starts with the object's value of the
 * column of the same name. Its label is the text {@code <command's titleKey>.<name>}.
 *
 * @param name its name in the form and in {@link AdminCall#input(String)}
 * @param longest how many characters it takes at most
 * @param required whether it may not stay empty
 * @param personal whether it is somebody's data that the audit log, which never forgets, must not
 *     hold
 */
public record AdminInput(String name, int longest, boolean required, boolean personal) {

  /** Refuses a name that clashes with the form's own and a length of nothing. */
  public AdminInput {
    if (!name.matches("[a-z][a-z0-9_]*")
        || name.equals("reason")
        || name.equals("about")
        || name.equals(CommandForm.REQUEST)) {
      throw new IllegalArgumentException("Not a name of an input: " + name);
    }
    if (longest < 1 || longest > 1000) {
      throw new IllegalArgumentException("An input takes 1 to 1000 characters, not " + longest);
    }
  }

  /** A field that must be filled in. */
  public static AdminInput required(String name, int longest) {
    return new AdminInput(name, longest, true, false);
  }

  /** A field that may stay empty. */
  public static AdminInput optional(String name, int longest) {
    return new AdminInput(name, longest, false, false);
  }

  /** A field that must be filled in with somebody's data; the audit log says only that it was. */
  public static AdminInput personal(String name, int longest) {
    return new AdminInput(name, longest, true, true);
  }
}
