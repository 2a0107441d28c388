package tw.jiean.marketplace.catalog;

/** Why a photo was not taken. */
public enum PhotoRefusal {
  /** More than 8 MB. */
  TOO_LARGE,
  /** Neither JPEG nor PNG nor WebP, whatever its name says. */
  WRONG_TYPE,
  /** More than 25 million pixels. */
  TOO_MANY_PIXELS,
  /** Cut off or otherwise not decodable. */
  DAMAGED,
  /** Too many photos are being worked on just now; trying again helps. */
  BUSY,
  /** The disk refused; nothing is wrong with the photo. */
  NOT_STORED;

  /** The word in the keys of messages. */
  String code() {
    return switch (this) {
      case TOO_LARGE -> "tooLarge";
      case WRONG_TYPE -> "wrongType";
      case TOO_MANY_PIXELS -> "tooManyPixels";
      case DAMAGED -> "damaged";
      case BUSY -> "busy";
      case NOT_STORED -> "notStored";
    };
  }
}
