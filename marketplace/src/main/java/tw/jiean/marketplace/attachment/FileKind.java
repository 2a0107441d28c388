package tw.jiean.marketplace.attachment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/**
 * What people may hand over. The extension of its name says which kind a file claims to be, and its
 * first bytes have to bear that out. Programs, scripts and pages are none; whoever delivers those
 * packs them.
 */
public enum FileKind {
  JPEG("image/jpeg", "jpg jpeg", "image/jpeg"),
  PNG("image/png", "png", "image/png"),
  GIF("image/gif", "gif", "image/gif"),
  WEBP("image/webp", "webp", "image/webp"),
  SVG("image/svg+xml", "svg", "image/svg+xml"),
  TIFF("image/tiff", "tif tiff", "image/tiff"),
  BMP("image/bmp", "bmp", "image/bmp"),
  HEIC("image/heic", "heic", "image/heic image/heif"),
  AVIF("image/avif", "avif", "image/avif"),
  PHOTOSHOP("image/vnd.adobe.photoshop", "psd", "image/vnd.adobe.photoshop"),
  ILLUSTRATOR("application/illustrator", "ai", "application/pdf application/postscript"),
  EPS("application/postscript", "eps", "application/postscript"),
  PDF("application/pdf", "pdf", "application/pdf"),

  ZIP("application/zip", "zip", "application/zip"),
  SEVEN_ZIP("application/x-7z-compressed", "7z", "application/x-7z-compressed"),
  RAR("application/vnd.rar", "rar", "application/x-rar-compressed"),

  WORD(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "docx",
      "application/x-tika-ooxml application/zip"),
  EXCEL(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "xlsx",
      "application/x-tika-ooxml application/zip"),
  POWERPOINT(
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      "pptx",
      "application/x-tika-ooxml application/zip"),
  OLD_WORD("application/msword", "doc", "application/x-tika-msoffice"),
  OLD_EXCEL("application/vnd.ms-excel", "xls", "application/x-tika-msoffice"),
  OLD_POWERPOINT("application/vnd.ms-powerpoint", "ppt", "application/x-tika-msoffice"),
  WRITER(
      "application/vnd.oasis.opendocument.text",
      "odt",
      "application/vnd.oasis.opendocument.text application/zip"),
  CALC(
      "application/vnd.oasis.opendocument.spreadsheet",
      "ods",
      "application/vnd.oasis.opendocument.spreadsheet application/zip"),
  IMPRESS(
      "application/vnd.oasis.opendocument.presentation",
      "odp",
      "application/vnd.oasis.opendocument.presentation application/zip"),
  RTF("application/rtf", "rtf", "application/rtf"),

  TEXT("text/plain", "txt md srt vtt", "text/plain text/x-matlab text/vtt application/x-subrip"),
  CSV("text/csv", "csv", "text/plain text/csv"),
  JSON("application/json", "json", "text/plain application/json"),

  MP3("audio/mpeg", "mp3", "audio/mpeg"),
  WAV("audio/wav", "wav", "audio/vnd.wave audio/x-wav"),
  FLAC("audio/flac", "flac", "audio/x-flac audio/flac"),
  M4A("audio/mp4", "m4a", "audio/mp4 video/mp4 application/mp4 video/x-m4v video/quicktime"),
  OGG("audio/ogg", "ogg oga opus", "audio/ogg audio/vorbis audio/opus application/ogg"),
  MP4("video/mp4", "mp4 m4v", "video/mp4 application/mp4 video/x-m4v video/quicktime"),
  QUICKTIME("video/quicktime", "mov", "video/quicktime video/mp4 application/mp4"),
  WEBM("video/webm", "webm", "video/webm video/x-matroska application/x-matroska"),
  MATROSKA("video/x-matroska", "mkv", "video/x-matroska video/webm application/x-matroska"),
  AVI("video/x-msvideo", "avi", "video/x-msvideo"),

  TRUETYPE("font/ttf", "ttf", "application/x-font-ttf font/ttf"),
  OPENTYPE("font/otf", "otf", "application/x-font-otf font/otf");

  private final String mediaType;
  private final String extensions;
  private final String contents;

  FileKind(String mediaType, String extensions, String contents) {
    this.mediaType = mediaType;
    this.extensions = extensions;
    this.contents = contents;
  }

  /** As what it is sent to its readers, whatever its uploader's browser called it. */
  MediaType mediaType() {
    return MediaType.parseMediaType(mediaType);
  }

  List<String> extensions() {
    return words(extensions);
  }

  /** Whether bytes that look like this type can be of the kind. */
  boolean canHold(String content) {
    return words(contents).contains(content);
  }

  /** The kind that a name claims, if it is one that is taken. */
  static Optional<FileKind> claimedBy(String name) {
    String extension = FileName.extension(name);
    return Arrays.stream(values())
        .filter(kind -> kind.extensions().contains(extension))
        .findFirst();
  }

  /** For the {@code accept} of a form: {@code .jpg,.jpeg,…}. */
  static String accepted() {
    return Arrays.stream(values())
        .flatMap(kind -> kind.extensions().stream())
        .map(extension -> "." + extension)
        .reduce((list, next) -> list + "," + next)
        .orElseThrow();
  }

  private static List<String> words(String text) {
    return List.of(text.split(" ", -1));
  }
}
