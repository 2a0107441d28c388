package tw.jiean.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tw.jiean.bench.Answer.Received;

class PageWithTests {

  private static final String HEAD = "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n";

  private final PageWith page = new PageWith("訂單編號");

  @Test
  void aPageWithTheWordIsRight() {
    assertThat(objection("HTTP/1.1 200 \r\nContent-Length: 15\r\n\r\n<p>訂單編號")).isNull();
  }

  @Test
  void aPageWithoutTheWordIsWrong() {
    assertThat(objection("HTTP/1.1 200 \r\nContent-Length: 3\r\n\r\n<p>"))
        .isEqualTo("a page without 訂單編號");
  }

  @Test
  void anErrorIsWrongWhateverItSays() {
    assertThat(objection("HTTP/1.1 500 \r\nContent-Length: 15\r\n\r\n<p>訂單編號"))
        .isEqualTo("status 500");
  }

  @Test
  void aWordIsFoundAcrossChunks() {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    byte[] word = "訂單編號".getBytes(UTF_8);
    answer.writeBytes((HEAD + "5\r\n").getBytes(UTF_8));
    answer.write(word, 0, 5);
    answer.writeBytes("\r\n7\r\n".getBytes(UTF_8));
    answer.write(word, 5, 7);
    answer.writeBytes("\r\n0\r\n\r\n".getBytes(UTF_8));
    assertThat(page.objection(received(answer.toByteArray(), answer.size()))).isNull();
  }

  @Test
  void chunksAreWaitedForToTheLast() {
    byte[] answer = (HEAD + "3\r\n<p>\r\n0\r\n\r\n").getBytes(UTF_8);
    for (int read = 0; read < answer.length; read++) {
      assertThat(Received.in(answer, read)).as("after %d bytes", read).isNull();
    }
    assertThat(received(answer, answer.length).bodyIs("<p>".getBytes(UTF_8))).isTrue();
  }

  private @Nullable String objection(String answer) {
    byte[] bytes = answer.getBytes(UTF_8);
    return page.objection(received(bytes, bytes.length));
  }

  private static Received received(byte[] bytes, int length) {
    Received received = Received.in(bytes, length);
    assertThat(received).isNotNull();
    return Objects.requireNonNull(received);
  }
}
