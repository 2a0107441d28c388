package tw.jiean.marketplace.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of text that people type, or send with other programs. */
class PlainTextTests {

  @Test
  void whatWasWrittenStaysAsItWas() {
    String written = "你好，\n\n  * 第一點\t<b>粗</b> & https://example.com?a=1\n  * 第二點 👩‍💻";

    assertThat(PlainText.asWritten(written)).isEqualTo(written);
  }

  @Test
  void linesEndWithOneCharacterAndNothingIsAroundThem() {
    assertThat(PlainText.asWritten("\r\n a\r\nb\rc \n\n")).isEqualTo("a\nb\nc");
    assertThat(PlainText.asWritten(" \t\n\u3000")).isEmpty();
  }

  @Test
  void whatIsNotSeenOrTurnsTheDirectionIsLeftOut() {
    assertThat(PlainText.asWritten("a\0b\u001b[31m\u202Ec\u2066d\ud800e")).isEqualTo("ab[31mcde");
  }

  @Test
  void aLineHasNoBreaksAndParagraphsKeepThem() {
    assertThat(PlainText.line("  標題\u0000\t含\u3000空白\n換行\u202e ")).isEqualTo("標題 含 空白 換行");
    assertThat(PlainText.paragraphs(" 第一行 \r\n\r\n\r\n\r\n第二行\r\u0007<b>\ud800 "))
        .isEqualTo("第一行\n\n第二行\n<b>");
  }

  @Test
  void lengthIsCountedAsPeopleDo() {
    assertThat(PlainText.length("😀a")).isEqualTo(2);
  }

  @Test
  void whatIsTooLongIsCutBetweenCharacters() {
    assertThat(PlainText.shortened("😀".repeat(3), 3)).isEqualTo("😀".repeat(3));
    assertThat(PlainText.shortened("😀".repeat(4), 3)).isEqualTo("😀😀…");
  }
}
