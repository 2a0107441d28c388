package tw.jiean.marketplace.ledger;

/**
 * Two different transfers claim the same id, so one cause was understood in two ways. Nothing of
 * what was to be posted with it may stand; a person has to look.
 */
public final class TransferConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String id;

  TransferConflict(Transfer posted, Transfer known) {
    super("Posted as %s, known as %s".formatted(posted, known));
    this.id = posted.id().value();
  }

  /** The id that both claim. */
  public TransferId id() {
    return new TransferId(id);
  }
}
