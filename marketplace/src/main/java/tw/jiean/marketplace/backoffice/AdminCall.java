package tw.jiean.marketplace.backoffice;

import java.util.Map;

/**
 * What an operator ordered.
 *
 * @param key the object's key; empty for a command on the whole list
 * @param row the object as it was read in this transaction, without a lock; empty for a command on
 *     the whole list
 * @param actor the operator's sign-in name
 * @param reason why, 5 to 500 characters
 * @param inputs the extra fields by name, without surrounding blanks, within their limits
 * @param requestId the same for a form that is sent twice: 32 letters and digits
 */
public record AdminCall(
    String key,
    AdminRow row,
    String actor,
    String reason,
    Map<String, String> inputs,
    String requestId) {

  /** Copies the inputs. */
  public AdminCall {
    inputs = Map.copyOf(inputs);
  }

  /** An extra field; empty when it was left empty. */
  public String input(String name) {
    return inputs.getOrDefault(name, "");
  }

  /** The key of an object that is identified by a number. */
  public long number() {
    return Long.parseLong(key);
  }
}
