package tw.jiean.marketplace.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of text that people type, or send with other programs. */
class MessageTextTests {

  @Test
  void whatWasWrittenStaysAsItWas() {
    String written = "你好，\n\n  * 第一點\t<b>粗</b> & https://example.com?a=1\n  * 第二點 👩‍💻";

    assertThat(MessageText.clean(written)).isEqualTo(written);
  }

  @Test
  void linesEndWithOneCharacterAndNothingIsAroundThem() {
    assertThat(MessageText.clean("\r\n a\r\nb\rc \n\n")).isEqualTo("a\nb\nc");
    assertThat(MessageText.clean(" \t\n\u3000")).isEmpty();
  }

  @Test
  void whatIsNotSeenOrTurnsTheDirectionIsLeftOut() {
    assertThat(MessageText.clean("a\0b\u001b[31m\u202Ec\u2066d\ud800e")).isEqualTo("ab[31mcde");
  }

  @Test
  void lengthIsCountedAsPeopleDo() {
    assertThat(MessageText.isTooLong("😀".repeat(MessageText.MAX))).isFalse();
    assertThat(MessageText.isTooLong("😀".repeat(MessageText.MAX) + "a")).isTrue();
  }
}
