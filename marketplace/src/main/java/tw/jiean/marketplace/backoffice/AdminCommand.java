package tw.jiean.marketplace.backoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One operation that operators may do, on one object of a list or on the list as a whole. It has a
 * page of its own that asks for the reason, and it runs in one transaction with its audit entry:
 * both are committed or neither. Declare it as a bean in the module that owns the object:
 *
 * <pre>{@code
 * @Bean
 * AdminCommand hideListing(Listings listings) {
 *   return AdminCommand.on("listings", "hide", "catalog.admin.hide")
 *       .when(row -> !row.flag("hidden"))
 *       .does(call -> {
 *         listings.hide(new ListingId(call.number()));
 *         return AdminOutcome.done();
 *       });
 * }
 * }</pre>
 *
 * <p>Texts: {@code titleKey} (what the button says), {@code titleKey.about} (what will happen, one
 * sentence), {@code titleKey.<input>} for each extra input.
 */
public final class AdminCommand {

  private final Builder parts;
  private final Function<AdminCall, AdminOutcome> work;

  private AdminCommand(Builder parts, Function<AdminCall, AdminOutcome> work) {
    this.parts = parts;
    this.work = work;
  }

  /**
   * Begins a command on one object.
   *
   * @param list name of the list that shows the object
   * @param name the command's path segment, unique in the list
   * @param titleKey message key of its title
   */
  public static Builder on(String list, String name, String titleKey) {
    return new Builder(list, name, titleKey, true);
  }

  /** Begins a command on a whole list, such as making a new object. */
  public static Builder onList(String list, String name, String titleKey) {
    return new Builder(list, name, titleKey, false);
  }

  String list() {
    return parts.list;
  }

  String name() {
    return parts.name;
  }

  String titleKey() {
    return parts.titleKey;
  }

  String aboutKey() {
    return parts.titleKey + ".about";
  }

  boolean onObject() {
    return parts.onObject;
  }

  List<AdminInput> inputs() {
    return parts.inputs;
  }

  boolean offeredFor(AdminRow row) {
    return parts.condition.test(row);
  }

  /** Whether the command itself decides about an object that it is not offered for. */
  boolean knowsItsRequests() {
    return parts.knowsItsRequests;
  }

  /** Whether it waits until the operator has shown lately who it is. */
  boolean afterFreshSignIn() {
    return parts.afterFreshSignIn;
  }

  AdminOutcome run(AdminCall call) {
    return work.apply(call);
  }

  /** Puts a command together. */
  public static final class Builder {

    private final String list;
    private final String name;
    private final String titleKey;
    private final boolean onObject;
    private final List<AdminInput> inputs = new ArrayList<>();
    private Predicate<AdminRow> condition = row -> true;
    private boolean knowsItsRequests;
    private boolean afterFreshSignIn;

    private Builder(String list, String name, String titleKey, boolean onObject) {
      if (!name.matches("[a-z][a-z0-9-]*")) {
        throw new IllegalArgumentException("Not a name of a command: " + name);
      }
      this.list = list;
      this.name = name;
      this.titleKey = titleKey;
      this.onObject = onObject;
    }

    /** Asks for another field besides the reason. */
    public Builder input(AdminInput input) {
      inputs.add(input);
      return this;
    }

    /**
     * Offers the command only for such objects. It spares operators useless buttons; the command
     * itself still checks under its own lock.
     */
    public Builder when(Predicate<AdminRow> offered) {
      this.condition = offered;
      return this;
    }

    /**
     * The command recognises a request that comes again ({@link AdminCall#requestId}) and gives the
     * same answer, also when it is not offered any more because the first one was done.
     */
    public Builder knowsItsRequests() {
      knowsItsRequests = true;
      return this;
    }

    /**
     * For what moves money or changes who may come in: an operator who has signed in some time ago
     * shows first that it is still him. The form asks for it before it is shown; what was typed
     * into one that comes too late is kept.
     */
    public Builder afterFreshSignIn() {
      afterFreshSignIn = true;
      return this;
    }

    /**
     * What it does, inside the transaction. An exception rolls everything back and leaves no audit
     * entry; a refusal rolls everything back and leaves an entry that says so.
     */
    public AdminCommand does(Function<AdminCall, AdminOutcome> work) {
      return new AdminCommand(this, work);
    }
  }
}
