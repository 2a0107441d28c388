package tw.jiean.marketplace.attachment;

import java.util.List;

/** What became of files that came with a form. */
public sealed interface Upload {

  /** All are on disk, and belong to nobody until they are {@link Attachments#keep kept}. */
  final class Received implements Upload {

    private final List<ReceivedFile> files;

    Received(List<ReceivedFile> files) {
      this.files = List.copyOf(files);
    }

    List<ReceivedFile> files() {
      return files;
    }

    /** Whether the form came without files. */
    public boolean isEmpty() {
      return files.isEmpty();
    }

    /** How many there are. */
    public int count() {
      return files.size();
    }
  }

  /**
   * None was taken.
   *
   * @param name of the file that it is about, cleaned; empty when it is about all of them
   */
  record Refused(AttachmentRefusal reason, String name) implements Upload {}
}
