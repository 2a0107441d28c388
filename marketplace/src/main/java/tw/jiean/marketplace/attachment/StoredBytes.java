package tw.jiean.marketplace.attachment;

import java.util.HexFormat;

/**
 * What was written to disk.
 *
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
record StoredBytes(long size, String sha256) {

  static StoredBytes of(long size, byte[] sha256) {
    return new StoredBytes(size, HexFormat.of().formatHex(sha256));
  }
}
