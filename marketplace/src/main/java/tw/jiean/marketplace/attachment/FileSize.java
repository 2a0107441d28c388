package tw.jiean.marketplace.attachment;

import java.util.Locale;

/** Sizes of files as people read them, in powers of 1024. */
final class FileSize {

  private static final long KIB = 1024;

  private FileSize() {}

  /** {@code 812 B}, {@code 14 KB}, {@code 1.4 MB}. */
  static String text(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    if (bytes < KIB * KIB) {
      return (bytes + KIB - 1) / KIB + " KB";
    }
    double mib = (double) bytes / (KIB * KIB);
    return String.format(Locale.ROOT, mib < 10 ? "%.1f MB" : "%.0f MB", mib);
  }
}
