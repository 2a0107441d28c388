package tw.jiean.ecpay.sandbox.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.wire.Field;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * How the signature of a form comes about, and what is wrong with the one that it carries.
 *
 * @param computed the right one
 * @param digests where the received one begins to differ; null when it is right
 * @param reason the mistake that leads to the received one; empty when none is known that does
 * @param texts where the text that such a shop hashes begins to differ; null without a reason
 */
record SignatureView(
    boolean right,
    String received,
    String computed,
    List<Step> steps,
    @Nullable Difference digests,
    String reason,
    @Nullable Difference texts) {

  /** One step with its result. */
  record Step(int number, String title, String text) {}

  private record Finding(String reason, String text) {}

  /** Whose keys sign a form; empty for a shop that the sandbox does not know. */
  static Optional<Merchant> signer(Form form, Merchants merchants) {
    return merchants.find(form.value("PlatformID").orElseGet(() -> form.text("MerchantID")));
  }

  static SignatureView of(Form form, Merchant keys, Merchants merchants, Language language) {
    List<Field> fields = Signature.fields(form);
    String right = keys.signature(form);
    String received = form.text(CheckMacValue.FIELD);
    List<Step> steps = steps(fields, keys, language);
    if (received.equals(right)) {
      return new SignatureView(true, received, right, steps, null, "", null);
    }
    Optional<Finding> finding =
        received.isEmpty()
            ? Optional.empty()
            : finding(received, fields, keys, merchants, language);
    return new SignatureView(
        false,
        received,
        right,
        steps,
        Difference.of(right, received),
        finding.map(Finding::reason).orElse(""),
        finding
            .map(it -> Difference.of(Signature.text(fields, keys), it.text()))
            .filter(it -> !it.right().equals(it.other()))
            .orElse(null));
  }

  private static List<Step> steps(List<Field> fields, Merchant keys, Language language) {
    List<Field> sorted = Signature.sorted(fields);
    String joined = Signature.joined(sorted, keys);
    String encoded = Signature.encoded(joined);
    String lowered = Signature.lowered(encoded);
    List<String> texts =
        List.of(
            Signature.pairs(sorted).replace("&", "\n&"),
            joined,
            encoded,
            lowered,
            Signature.digest("SHA-256", lowered));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      steps.add(new Step(i + 1, language.text("signatureStep." + (i + 1)), texts.get(i)));
    }
    return steps;
  }

  private static Optional<Finding> finding(
      String received, List<Field> fields, Merchant keys, Merchants merchants, Language language) {
    if (Signature.digest("SHA-256", Signature.text(fields, keys)).equalsIgnoreCase(received)) {
      return Optional.of(
          new Finding(language.text("mistake.SMALL_DIGITS"), Signature.text(fields, keys)));
    }
    for (Mistake mistake : Mistake.values()) {
      if (mistake.explains(received, fields, keys)) {
        return Optional.of(
            new Finding(language.text("mistake." + mistake), mistake.text(fields, keys)));
      }
    }
    return ofOthersKeys(received, fields, merchants, language)
        .or(() -> ofLessFields(received, fields, keys, language));
  }

  private static Optional<Finding> ofOthersKeys(
      String received, List<Field> fields, Merchants merchants, Language language) {
    return merchants.all().stream()
        .map(merchant ->
            new Finding(
                language.text("mistake.OTHER_KEYS", merchant.id()),
                Signature.text(fields, merchant)))
        .filter(it -> Signature.digest("SHA-256", it.text()).equalsIgnoreCase(received))
        .findFirst();
  }

  /** The field that was added after signing is the one mistake that everybody makes once. */
  private static Optional<Finding> ofLessFields(
      String received, List<Field> fields, Merchant keys, Language language) {
    return fields.stream()
        .map(left -> {
          List<Field> others = fields.stream().filter(field -> !field.equals(left)).toList();
          return new Finding(
              language.text("mistake.FIELD_NOT_SIGNED", left.name()), Signature.text(others, keys));
        })
        .filter(it -> Signature.digest("SHA-256", it.text()).equalsIgnoreCase(received))
        .findFirst();
  }
}
