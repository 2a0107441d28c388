package tw.jiean.marketplace.attachment;

import java.text.Normalizer;
import java.util.Locale;

/** Names of files as browsers send them: anything at all. */
final class FileName {

  private static final int MAX = 200;
  private static final String NAMELESS = "file";

  private FileName() {}

  /**
   * The name alone, 1 to 200 characters: no path, no character that is not seen or that turns the
   * direction of writing, none that file systems refuse, and neither dots nor spaces at its ends.
   */
  static String clean(String sent) {
    String name = Normalizer.normalize(asCalled(sent), Normalizer.Form.NFC);
    name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    name = name.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "").replaceAll("[<>:\"|?*]", "_");
    name = name.replaceAll("\\p{Zs}+", " ").replaceAll("^[. ]+|[. ]+$", "");
    if (name.isEmpty()) {
      return NAMELESS;
    }
    if (!name.contains(".") && sent.endsWith("." + name) && isKnown(name)) {
      return NAMELESS + "." + name;
    }
    return name.length() <= MAX ? name : shortened(name);
  }

  /**
   * The HTML standard has browsers write these three so, and nothing else, in a form's file names.
   */
  private static String asCalled(String sent) {
    return sent.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
  }

  /** Whether something was called by its extension alone, such as {@code .txt}. */
  private static boolean isKnown(String extension) {
    return FileKind.claimedBy(NAMELESS + "." + extension).isPresent();
  }

  /** In lower case, without its dot; empty when the name has none. */
  static String extension(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }

  private static String shortened(String name) {
    String extension = extension(name);
    String end = extension.isEmpty() || extension.length() > 10 ? "" : "." + extension;
    int cut = MAX - end.length();
    if (Character.isHighSurrogate(name.charAt(cut - 1))) {
      cut--;
    }
    return name.substring(0, cut).stripTrailing() + end;
  }
}
