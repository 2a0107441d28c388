package tw.jiean.marketplace.dispute;

import java.util.List;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminStory;
import tw.jiean.marketplace.backoffice.AdminValue;
import tw.jiean.marketplace.backoffice.AdminValue.Sentence;
import tw.jiean.marketplace.order.DossierWords;

/** Sealed pieces in sentences. The value is {@code kind:by:text}. */
@Component
class EvidenceWords implements AdminFormat {

  private final DossierWords dossiers;

  EvidenceWords(DossierWords dossiers) {
    this.dossiers = dossiers;
  }

  @Override
  public AdminValue show(Object value) {
    String[] parts = value.toString().split(":", 3);
    return new AdminValue.Sentences(say(parts[0], parts[1], parts[2]));
  }

  private List<Sentence> say(String kind, String by, String text) {
    return kind.equals("file") ? file(text) : dossiers.say(kind, by, text);
  }

  /** Name, the step that it was handed over with, and bytes. */
  private static List<Sentence> file(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 3 || !lines[2].matches("[0-9]{1,12}")) {
      return List.of(Sentence.of(text));
    }
    String[] step = lines[1].split("-", 2);
    return List.of(
        Sentence.of(lines[0]),
        new Sentence(
            "dispute.file",
            List.of(
                AdminStory.word("dispute.step.", step[0]),
                step.length > 1 && step[0].equals("delivery") ? step[1] : "",
                Long.valueOf(lines[2]))));
  }
}
