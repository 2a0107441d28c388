package tw.jiean.ecpay.sandbox.notify;

/**
 * The way of notifications to shops, HTTP unless the settings name another: one that hands them to
 * a shop in the same process, holds them back, or loses them. Faults that are switched on have been
 * applied to what it gets.
 *
 * <p>Must be thread-safe where the sandbox has threads of its own, which it has unless it was made
 * by {@code EcpaySandbox.inProcess}. It may ask the sandbox, and command it.
 */
@FunctionalInterface
public interface ShopTransport {

  /**
   * Posts once and gives the answer; that none came is an answer too, {@link Answer#none}. What it
   * throws is nobody's answer: in process whoever gave the command gets it, elsewhere the log, and
   * the notification comes again by the schedule.
   *
   * @param url the address that the order names
   * @param form an encoded {@code application/x-www-form-urlencoded} body
   */
  Answer post(String url, String form);
}
