package tw.jiean.marketplace.account;

import java.util.Map;

/**
 * What a module holds of a person, for the copy that everybody can have of his own data. A module
 * declares it as a bean.
 */
public interface PersonalData {

  /** What it is, in lower case and hyphens: the name of a file, and unique. */
  String name();

  /** All of it, as records, lists and maps that can be written as JSON. */
  Object of(AccountId account);

  /** Files that belong to it, by name. */
  default Map<String, byte[]> filesOf(AccountId account) {
    return Map.of();
  }
}
