package tw.jiean.ecpay.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.UnreadableReply;

class JsonObjectTests {

  private static final JsonMapper JACKSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static JsonObject read(String json) {
    return JsonObject.read("Test", json);
  }

  @Test
  void stringsAndNumbersAreTextAsWritten() {
    JsonObject json =
        read(
            """
            {"word": "已授權", "empty": "", "n": 1, "negative": -20.50, "power": 1E+2,
             "yes": true, "no": false, "none": null}\
            """);

    assertThat(json.text("word")).contains("已授權");
    assertThat(json.text("empty")).contains("");
    assertThat(json.nonEmpty("empty")).isEmpty();
    assertThat(json.nonEmpty("word")).contains("已授權");
    assertThat(json.text("n")).contains("1");
    assertThat(json.text("negative")).contains("-20.50");
    assertThat(json.text("power")).contains("1E+2");
    assertThat(json.text("yes")).contains("true");
    assertThat(json.text("no")).contains("false");
    assertThat(json.text("none")).isEmpty();
    assertThat(json.text("absent")).isEmpty();
    assertThat(json.text("N")).isEmpty();
  }

  @Test
  void objectsAndListsAreReached() {
    JsonObject json = read("{\"a\":{\"b\":[{\"c\":1},{\"c\":2}],\"d\":[]}, \"e\":{}}");

    JsonObject a = json.object("a").orElseThrow();
    assertThat(a.objects("b")).extracting(row -> row.mandatory("c")).containsExactly("1", "2");
    assertThat(a.objects("d")).isEmpty();
    assertThat(a.objects("absent")).isEmpty();
    assertThat(json.object("e").orElseThrow().text("x")).isEmpty();
    assertThat(json.object("absent")).isEmpty();
  }

  @Test
  void everyEscapeIsRead() {
    assertThat(read("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u5df2\\uD83D\\uDE00\"}").text("a"))
        .contains("\"\\/\b\f\n\r\t已😀");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"a\"",
        "1|OK",
        "<html></html>",
        "{",
        "{}{}",
        "{} x",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\"=1}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":1.}",
        "{\"a\":1e}",
        "{\"a\":--1}",
        "{\"a\":0x10}",
        "{\"a\":NaN}",
        "{\"a\":True}",
        "{\"a\":nul}",
        "{\"a\":１}",
        "{\"a\":[1,]}",
        "{\"a\":[1 2]}",
        "{\"a\":[}",
        "{\"a\":[1}",
        "{\"a\":[null]}",
        "{\"a\":\"b}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\u001f\"}",
        "{\"a\":\"\\",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12G4\"}",
        "{\"a\":\"\\uD83D\"}",
        "{\"a\":\"\\uDE00\\uD83D\"}",
        "\uFEFF{}",
        "{}\u00a0",
        "{\"a\":1 /* b */}"
      })
  void whatIsNotJsonIsUnreadable(String text) {
    assertThatExceptionOfType(UnreadableReply.class).isThrownBy(() -> read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"a\":1,\"a\":null}",
        "{\"a\":null,\"a\":1}",
        "{\"b\":{\"a\":1,\"a\":1}}"
      })
  void aNameThatComesTwiceIsUnreadable(String text) {
    assertThatExceptionOfType(UnreadableReply.class).isThrownBy(() -> read(text));
  }

  @ParameterizedTest
  @CsvSource({"1, true", "7, true", "8, false", "9, false", "100000, false"})
  void depthHasALimit(int lists, boolean readable) {
    String text = "{\"a\":" + "[".repeat(lists) + "]".repeat(lists) + "}";
    if (readable) {
      assertThat(read(text)).hasToString("[a]");
    } else {
      assertThatExceptionOfType(UnreadableReply.class).isThrownBy(() -> read(text));
    }
  }

  @ParameterizedTest
  @CsvSource({"7, true", "8, false", "9, false"})
  void objectsCountAsDepthToo(int objects, boolean readable) {
    String text = "{\"a\":".repeat(objects) + "{}" + "}".repeat(objects);
    if (readable) {
      assertThat(read(text)).hasToString("[a]");
    } else {
      assertThatExceptionOfType(UnreadableReply.class).isThrownBy(() -> read(text));
    }
  }

  @Test
  void lengthHasALimit() {
    String longest = "{}" + " ".repeat(JsonReader.MOST_LETTERS - 2);

    assertThat(read(longest)).hasToString("[]");
    assertThatExceptionOfType(UnreadableReply.class).isThrownBy(() -> read(longest + " "));
  }

  @Test
  void aValueOfAnotherKindIsRefusedWithItsNameAndWithoutItsContent() {
    JsonObject json = read("{\"text\":\"secret\",\"object\":{},\"list\":[\"secret\"]}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> json.object("text"))
        .withMessage("text is of another kind");
    assertThatIllegalArgumentException().isThrownBy(() -> json.objects("text"));
    assertThatIllegalArgumentException().isThrownBy(() -> json.text("object"));
    assertThatIllegalArgumentException().isThrownBy(() -> json.objects("object"));
    assertThatIllegalArgumentException().isThrownBy(() -> json.text("list"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> json.objects("list"))
        .withMessage("list is of another kind");
    assertThat(json.toString()).doesNotContain("secret");
  }

  @Test
  void whatMustBeThereIsRefusedWhenItIsNot() {
    JsonObject json = read("{\"empty\":\"\",\"digits\":\"12\"}");

    assertThat(json.mandatory("digits")).isEqualTo("12");
    assertThat(json.mandatory("digits", Pattern.compile("[0-9]+"))).isEqualTo("12");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> json.mandatory("empty"))
        .withMessage("No empty");
    assertThatIllegalArgumentException().isThrownBy(() -> json.mandatory("absent"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> json.mandatory("digits", Pattern.compile("[0-9]")))
        .withMessage("digits is not of its form");
  }

  @Test
  void aTimeInAnotherWayIsNone() {
    JsonObject json = read("{\"a\":\"2026/07/02 21:27:45\",\"b\":\"2026/7/2 下午 09:27:45\"}");

    assertThat(json.time("a")).contains(Instant.parse("2026-07-02T13:27:45Z"));
    assertThat(json.time("b")).isEmpty();
    assertThat(json.time("absent")).isEmpty();
  }

  @Test
  void agreesWithAnotherReaderOnSpoiltAnswers() {
    var random = new Random(20260702);
    String whole =
        "{\"RtnMsg\":\"已\\\\\\u6b0a\",\"RtnValue\":{\"TradeID\":13,\"amount\":-1.5e3,\"status\":\"已授\\u6b0a\","
            + "\"close_data\":[{\"sno\":\"1\",\"a\":true},{}],\"x\":null}}";
    String letters = "{}[]\":,\\u0e-+.1 tfn\n\u0000已";
    List<String> readable = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(whole);
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        int place = random.nextInt(text.length());
        char letter = letters.charAt(random.nextInt(letters.length()));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(place, letter);
          case 1 -> text.insert(place, letter);
          default -> text.deleteCharAt(place);
        }
      }
      String spoilt = text.toString();
      boolean here = isReadable(spoilt);
      assertThat(here).as(spoilt).isEqualTo(isReadableByJackson(spoilt));
      if (here) {
        readable.add(spoilt);
        assertThat(texts(read(spoilt))).as(spoilt).isEqualTo(texts(JACKSON.readTree(spoilt)));
      }
    }
    assertThat(readable).hasSizeGreaterThan(1_000);
  }

  private static boolean isReadable(String text) {
    try {
      read(text);
      return true;
    } catch (UnreadableReply e) {
      return false;
    }
  }

  private static boolean isReadableByJackson(String text) {
    try {
      return JACKSON.readTree(text).isObject();
    } catch (JacksonException e) {
      return false;
    }
  }

  /** The words that both readers still find under their old names. */
  private static List<String> texts(JsonObject json) {
    return Stream.of("RtnMsg", "status", "sno")
        .flatMap(name -> words(json, name).stream())
        .toList();
  }

  private static Optional<String> words(JsonObject json, String name) {
    try {
      return json.text(name);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> texts(JsonNode json) {
    return Stream.of("RtnMsg", "status", "sno")
        .flatMap(name -> json.optional(name).filter(JsonNode::isValueNode).stream())
        .filter(node -> !node.isNull())
        .map(JsonNode::asString)
        .toList();
  }
}
