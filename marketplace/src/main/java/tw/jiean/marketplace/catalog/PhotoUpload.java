package tw.jiean.marketplace.catalog;

/** What became of an uploaded photo. */
public sealed interface PhotoUpload {

  /** Stored; a listing may name it. */
  record Accepted(PhotoId id) implements PhotoUpload {}

  /** Nothing was stored. */
  record Refused(PhotoRefusal reason) implements PhotoUpload {}
}
