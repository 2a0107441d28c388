package tw.jiean.ecpay.sandbox.console;

import java.time.Instant;

/**
 * Something that happened in a trade's story.
 *
 * @param from who did it
 * @param to towards whom; the same for what somebody did alone
 * @param label a few words, for a picture
 * @param sentence the same for reading
 */
record Event(
    Instant at, Actor from, Actor to, String label, String sentence, Mood mood, boolean answer) {

  /** Who takes part, from left to right. */
  enum Actor {
    BROWSER,
    ECPAY,
    SHOP
  }

  /** How it went. */
  enum Mood {
    PLAIN,
    GOOD,
    BAD
  }
}
