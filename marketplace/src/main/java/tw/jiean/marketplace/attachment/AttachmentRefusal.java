package tw.jiean.marketplace.attachment;

/** Why files were not taken. */
public enum AttachmentRefusal {
  /** More files than one step may have. */
  TOO_MANY,
  /** A file is larger than one may be. */
  TOO_LARGE,
  /** A file holds nothing. */
  EMPTY,
  /** A file is of a kind that is not taken, or not of the kind that its name claims. */
  WRONG_TYPE,
  /** All files of the reference together would be larger than they may be. */
  FULL,
  /** The disk refused; nothing is wrong with the files. */
  NOT_STORED;

  /** The word in the keys of messages. */
  public String word() {
    return switch (this) {
      case TOO_MANY -> "too-many";
      case TOO_LARGE -> "too-large";
      case EMPTY -> "empty";
      case WRONG_TYPE -> "wrong-type";
      case FULL -> "full";
      case NOT_STORED -> "not-stored";
    };
  }
}
