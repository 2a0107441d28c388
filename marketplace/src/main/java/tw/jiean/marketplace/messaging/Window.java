package tw.jiean.marketplace.messaging;

/** Whether the parties of an order can talk just now. */
enum Window {
  /** Nothing is paid yet. */
  NOT_YET,
  /** They can. */
  OPEN,
  /** The order ended too long ago; what was said can be read. */
  OVER,
  /** The order ended without money; there was nothing to talk about. */
  NEVER
}
