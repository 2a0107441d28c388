package tw.jiean.ecpay.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.ecpay.NotificationRefused.Reason.AMBIGUOUS_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.CONTENT_TYPE;
import static tw.jiean.ecpay.NotificationRefused.Reason.ENCODING;
import static tw.jiean.ecpay.NotificationRefused.Reason.NO_SIGNATURE;
import static tw.jiean.ecpay.NotificationRefused.Reason.REPEATED_FIELD;
import static tw.jiean.ecpay.NotificationRefused.Reason.TOO_LARGE;
import static tw.jiean.ecpay.NotificationRefused.Reason.TOO_MANY_FIELDS;
import static tw.jiean.ecpay.notification.Receiver.FORM;
import static tw.jiean.ecpay.notification.Receiver.parse;
import static tw.jiean.ecpay.notification.Receiver.refused;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.NotificationRefused.FieldShape;

/** What a body has to be like before its signature is even looked at. */
class FormTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-URLEncoded",
        "application/x-www-form-urlencoded; charset=UTF-8",
        "application/x-www-form-urlencoded;charset=\"utf-8\""
      })
  void aFormInUtf8IsTaken(String contentType) {
    assertThat(parse(contentType, Message.paid().signed().body()))
        .isInstanceOf(Notification.Paid.class);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        ";",
        "text/plain",
        "application/json",
        "multipart/form-data; boundary=x",
        "application/x-www-form-urlencoded2",
        "application/x-www-form-urlencoded; charset=big5",
        "application/x-www-form-urlencoded; charset=iso-8859-1",
        "application/x-www-form-urlencoded; charset=utf-8; charset=big5",
        "application/x-www-form-urlencoded; charset="
      })
  void anotherContentTypeOrCharsetIsRefused(String contentType) {
    refused(CONTENT_TYPE, contentType, Message.paid().signed().body());
  }

  @Test
  void sixtyFourKilobytesAreReadAndNoByteMore() {
    int rest = NotificationParser.MOST_BYTES - padded(0).body().length;

    assertThat(parse(padded(rest))).isInstanceOf(Notification.Paid.class);
    refused(TOO_LARGE, padded(rest + 1));
  }

  private static Message padded(int length) {
    return Message.paid().with("Padding", "x".repeat(length)).signed();
  }

  @Test
  void twoHundredFieldsAreReadAndNoneMore() {
    int own = Message.paid().signed().fields().size();

    assertThat(parse(extended(200 - own))).isInstanceOf(Notification.Paid.class);
    refused(TOO_MANY_FIELDS, extended(201 - own));
  }

  private static Message extended(int more) {
    Message message = Message.paid();
    for (int i = 0; i < more; i++) {
      message = message.with("More" + i, "");
    }
    return message.signed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "%zz", "%4g", "%g4", "%-1", "a%", "%%41", "% 41", "%u0041"})
  void wrongEscapesAreRefused(String wrong) {
    refused(ENCODING, "a=" + wrong);
    refused(ENCODING, wrong + "=a");
    refused(ENCODING, "a=" + wrong + "&b=41");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%80",
        "%c3",
        "%c3%28",
        "%c0%af",
        "%e8%a8",
        "%ed%a0%80",
        "%f4%90%80%80",
        "%ff",
        "\u00e9"
      })
  void bytesThatAreNotUtf8AreRefused(String wrong) {
    refused(ENCODING, "a=" + wrong);
    refused(ENCODING, wrong + "=a");
  }

  @Test
  void escapesMayBeUpperOrLowerCaseOrLeftOut() {
    byte[] escaped = Message.paid().signed().body();
    String lower =
        new String(escaped, ISO_8859_1).replace("%E4%BA%A4", "%e4%ba%a4").replace("+", "%20");
    byte[] raw =
        new String(escaped, ISO_8859_1)
            .replace("%E4%BA%A4%E6%98%93%E6%88%90%E5%8A%9F", "交易成功")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(lower).contains("%e4%ba%a4");
    assertThat(parse(FORM, lower.getBytes(ISO_8859_1))).isInstanceOf(Notification.Paid.class);
    assertThat(parse(FORM, raw)).isInstanceOf(Notification.Paid.class);
  }

  @Test
  void emptyPartsBetweenFieldsAreNoFields() {
    String body = "&&" + new String(Message.paid().signed().body(), ISO_8859_1) + "&";

    assertThat(parse(FORM, body.getBytes(ISO_8859_1)).fields().list())
        .hasSize(Message.paid().signed().fields().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&", "=", "a", "a=1", "=1&b"})
  void aMessageWithoutSignatureIsRefused(String body) {
    refused(NO_SIGNATURE, body);
  }

  @Test
  void aNameThatComesTwiceIsRefusedEvenWithTheSameValue() {
    refused(REPEATED_FIELD, Message.paid().and("TradeAmt", "1200").signed());
    refused(REPEATED_FIELD, Message.paid().and("TradeAmt", "1").signed());
    refused(REPEATED_FIELD, Message.paid().and("", "1").and("", "2").signed());
  }

  @Test
  void namesEqualButForCaseAreRefused() {
    refused(REPEATED_FIELD, Message.paid().and("tradeamt", "1").signed());
    refused(REPEATED_FIELD, Message.paid().and("MERCHANTID", "3002607").signed());
  }

  @Test
  void aSignatureThatComesTwiceIsRefused() {
    Message message = Message.paid().signed();

    refused(REPEATED_FIELD, message.and("CheckMacValue", message.value("CheckMacValue")));
    refused(REPEATED_FIELD, message.and("checkmacvalue", message.value("CheckMacValue")));
  }

  @Test
  void whatCouldBeSplitIntoOtherFieldsIsRefused() {
    refused(AMBIGUOUS_FIELD, Message.paid().with("CustomField1", "x&TradeAmt=1").signed());
    refused(AMBIGUOUS_FIELD, Message.paid().with("RtnMsg", "&").signed());
    refused(AMBIGUOUS_FIELD, Message.paid().with("A&B", "1").signed());
    refused(AMBIGUOUS_FIELD, Message.paid().with("A=B", "1").signed());
    refused(AMBIGUOUS_FIELD, Message.paid().with("&B", "1").signed());
    refused(AMBIGUOUS_FIELD, Message.paid().with("=B", "1").signed());
  }

  @Test
  void movingABoundaryKeepsTheSignatureAndIsRefused() {
    Message honest = Message.paid().with("CustomField1", "x").with("CustomField2", "y").signed();
    Message moved = honest.without("CustomField2").with("CustomField1", "x&CustomField2=y");

    assertThat(moved.signed().value("CheckMacValue")).isEqualTo(honest.value("CheckMacValue"));
    refused(AMBIGUOUS_FIELD, moved);
  }

  @Test
  void anEqualsSignInAValueIsNoBoundary() {
    assertThat(
            parse(Message.paid().with("CustomField1", "a=b=").signed())
                .fields()
                .value("CustomField1"))
        .contains("a=b=");
  }

  @Test
  void aRefusalTellsNamesAndLengthsAndNoValue() {
    Message message =
        Message.paid()
            .with("RtnMsg", "secret text")
            .with("m".repeat(40), "1")
            .with("n".repeat(41), "1")
            .and("RtnMsg", "x");

    assertThat(refused(REPEATED_FIELD, message))
        .satisfies(refusal -> {
          assertThat(refusal.fields()).contains(new FieldShape("RtnMsg", 11));
          assertThat(refusal.fields())
              .extracting(FieldShape::name)
              .contains("m".repeat(40), "n".repeat(40) + "…");
          assertThat(refusal.getMessage()).doesNotContain("secret");
          assertThat(refusal.reason().word()).isEqualTo("repeated_field");
        });
  }
}
