package tw.jiean.ecpay;

/**
 * Says what is wrong with a value and never shows it: a key may have been taken for a number, and
 * what came from outside does not belong in a log.
 */
final class Mistake {

  private Mistake() {}

  /** The end of a sentence that begins with what fits; {@code most} characters do. */
  static String in(String value, int most) {
    if (value.isEmpty()) {
      return ", but is empty";
    }
    if (hasSpaceAtAnEnd(value)) {
      return ", but has white space at its beginning or end";
    }
    return value.length() > most
        ? ", but has " + value.length() + " characters"
        : ", but has another character among its " + value.length();
  }

  static boolean hasSpaceAtAnEnd(String value) {
    return !value.strip().equals(value);
  }
}
