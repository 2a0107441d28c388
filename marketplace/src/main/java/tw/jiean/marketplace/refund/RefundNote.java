package tw.jiean.marketplace.refund;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayException;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.InvalidOrder;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.NotificationRefused;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.refund.PlanReason;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminValue;

/**
 * What was found out about a refund, as it is stored: a word that the product has a text for
 * ({@code refund.found.<word>}) and below it what that text names, or the words of others, which
 * stay as they are.
 */
final class RefundNote {

  /** In the reader's language. */
  static final AdminFormat FORMAT =
      note ->
          new AdminValue.Sentences(
              List.of(new AdminValue.Sentence("backoffice.text", List.of(told(note.toString())))));

  private RefundNote() {}

  static String of(String word, Object... named) {
    return Stream.concat(Stream.of(word), Arrays.stream(named).map(Object::toString))
        .collect(Collectors.joining("\n"));
  }

  static String of(PlanReason why) {
    return why.name().toLowerCase(Locale.ROOT);
  }

  /** Of what ECPay said no more than that is somebody's own words. */
  static String of(EcpayException error) {
    return switch (error) {
      case RejectedByEcpay refusal -> (refusal.code() + " " + refusal.ecpayMessage()).strip();
      case AskedTooOften _ -> "asked_too_often";
      case EcpayUnreachable silence -> of("no_answer", silence.reason());
      case InvalidSignature _ -> "not_signed";
      case UnreadableReply reply -> of("unreadable", String.valueOf(reply.getMessage()));
      case InvalidOrder _, NotificationRefused _ -> String.valueOf(error.getMessage());
    };
  }

  /** To be named by a sentence. */
  static MessageSourceResolvable told(String note) {
    String[] lines = note.split("\n", -1);
    return new DefaultMessageSourceResolvable(
        new String[] {"refund.found." + lines[0]},
        Arrays.copyOfRange(lines, 1, lines.length),
        note);
  }
}
