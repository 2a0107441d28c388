package tw.jiean.marketplace.attachment;

/** A file on disk that belongs to nobody yet. */
record ReceivedFile(AttachmentId id, String name, FileKind kind, StoredBytes bytes) {}
