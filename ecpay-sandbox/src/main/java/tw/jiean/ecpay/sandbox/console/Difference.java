package tw.jiean.ecpay.sandbox.console;

/**
 * Where two texts part.
 *
 * @param same the end of what they have in common
 * @param right how the right one goes on; empty when it ends there
 * @param other how the other one goes on
 * @param position of the first difference, from 1
 */
record Difference(String same, String right, String other, int position) {

  /** So much is shown on each side of it: a signature's digits are, all of them. */
  private static final int SHOWN = 64;

  static Difference of(String right, String other) {
    int shared = 0;
    int shorter = Math.min(right.length(), other.length());
    while (shared < shorter && right.charAt(shared) == other.charAt(shared)) {
      shared++;
    }
    String same = right.substring(Math.max(0, shared - SHOWN), shared);
    return new Difference(
        shared > SHOWN ? "…" + same : same, rest(right, shared), rest(other, shared), shared + 1);
  }

  private static String rest(String text, int from) {
    String rest = text.substring(from, Math.min(text.length(), from + SHOWN));
    return text.length() > from + SHOWN ? rest + "…" : rest;
  }
}
