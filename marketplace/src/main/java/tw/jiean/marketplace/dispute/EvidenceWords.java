package tw.jiean.marketplace.dispute;

import java.util.List;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.backoffice.AdminRow;
import tw.jiean.marketplace.backoffice.AdminStory;
import tw.jiean.marketplace.backoffice.AdminValue;
import tw.jiean.marketplace.backoffice.AdminValue.Sentence;
import tw.jiean.marketplace.order.DossierWords;

/** Sealed pieces in sentences. */
@Component
class EvidenceWords {

  private final DossierWords dossiers;

  EvidenceWords(DossierWords dossiers) {
    this.dossiers = dossiers;
  }

  AdminValue say(AdminRow piece) {
    String kind = piece.text("kind");
    String text = piece.text("text");
    return new AdminValue.Sentences(
        kind.equals("file") ? file(text) : dossiers.say(kind, piece.text("by"), text));
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
