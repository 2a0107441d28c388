package tw.jiean.marketplace.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.page.PlainText;

/** Reads what people typed into the forms of an order, and says what is wrong with it. */
@Component
class ActForms {

  /** Longest reason of a wish, in characters. */
  static final int MAX_REASON = 1_000;

  private static final int MAX_DAYS = 60;

  private final PaymentWords words;

  ActForms(PaymentWords words) {
    this.words = words;
  }

  /** Something in a form cannot be taken. Never leaves the controller. */
  static final class Mistyped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String text;

    Mistyped(String field, String text) {
      super(field);
      this.field = field;
      this.text = text;
    }

    Problem problem() {
      return new Problem(field, text);
    }
  }

  private static String text(Map<String, String> form, String field) {
    return PlainText.paragraphs(form.getOrDefault(field, ""));
  }

  /** A text that has to be there. */
  String required(Map<String, String> form, String field, int max) {
    String text = text(form, field);
    if (text.isEmpty()) {
      throw new Mistyped(field, words.text("order.mistyped.missing"));
    }
    if (PlainText.length(text) > max) {
      throw new Mistyped(field, words.text("order.mistyped.too_long", max));
    }
    return text;
  }

  /**
   * What the seller says of a delivery.
   *
   * @param alone whether there are no files, so that something has to be said
   */
  Act.Deliver delivery(Map<String, String> form, boolean alone) {
    String note =
        alone || !text(form, "note").isEmpty() ? required(form, "note", Delivery.MAX_NOTE) : "";
    return new Act.Deliver(number(form), note);
  }

  /** Which delivery the form speaks of; of a form without one nothing is known. */
  int number(Map<String, String> form) {
    String text = form.getOrDefault("number", "");
    return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
  }

  /** Whether the button that agrees was pressed; anything but yes or no is no answer. */
  boolean yes(Map<String, String> form) {
    return switch (form.getOrDefault("answer", "")) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new Mistyped("next_heading", words.text("order.mistyped.missing"));
    };
  }

  /** 1 to 60 days. */
  int days(Map<String, String> form, String field) {
    String text = form.getOrDefault(field, "").strip();
    int days = text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : 0;
    if (days < 1 || days > MAX_DAYS) {
      throw new Mistyped(field, words.text("order.mistyped.days", MAX_DAYS));
    }
    return days;
  }

  /** A part of the price in whole NT$. Nothing is no amount: it never stands for all of it. */
  private Money amount(Map<String, String> form, String field) {
    String text = form.getOrDefault(field, "").replaceAll("[\\s,]", "");
    if (!text.matches("[0-9]{1,9}")) {
      throw new Mistyped(field, words.text("order.mistyped.amount"));
    }
    return Money.of(Long.parseLong(text));
  }

  /** To cancel, by the form that has no amount; to give a part back, by the one that has. */
  Act.RequestCancel wish(Map<String, String> form) {
    return form.containsKey("cancel_amount")
        ? new Act.RequestCancel(
            amount(form, "cancel_amount"), required(form, "part_reason", MAX_REASON))
        : new Act.RequestCancel(null, required(form, "cancel_reason", MAX_REASON));
  }

  /** The answers to all that is asked, in its order. */
  Act answers(Brief brief, Map<String, String> form) {
    List<String> answers =
        IntStream.range(0, brief.asked().size()).mapToObj(i -> text(form, "answer_" + i)).toList();
    Optional<Brief.Refused> objection = brief.objection(answers);
    if (objection.isPresent()) {
      Brief.Refused refused = objection.get();
      throw new Mistyped(
          "answer_" + refused.index(),
          words.text("order.mistyped." + refused.fault().word(), Brief.MAX));
    }
    return new Act.Answer(answers);
  }

  Problem refusal(Step.Reason reason) {
    String field = reason == Step.Reason.WRONG_AMOUNT ? "cancel_amount" : "next_heading";
    return new Problem(field, words.text("order.refused.act." + reason.word()));
  }
}
