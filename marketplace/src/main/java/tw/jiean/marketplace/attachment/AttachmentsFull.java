package tw.jiean.marketplace.attachment;

/** Files came at once that would have had room one by one. Nothing of this step is kept. */
public final class AttachmentsFull extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AttachmentsFull(AttachmentPlace place) {
    super("No room for more files of " + place.reference() + " with " + place.step());
  }
}
