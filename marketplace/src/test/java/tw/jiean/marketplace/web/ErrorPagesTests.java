package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.RequestDispatcher;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.ModelAndView;

class ErrorPagesTests {

  private final ErrorPages pages = new ErrorPages();

  @Test
  void anUploadForWhichTheDiskHasNoRoomIsNotTheSendersMistake() {
    assertThat(statusAfter(new IllegalStateException(new IOException("No space left on device"))))
        .isEqualTo(HttpStatus.INSUFFICIENT_STORAGE);
  }

  @Test
  void oneThatWasCutOffIs() {
    assertThat(statusAfter(new IllegalStateException(new IOException("Connection reset"))))
        .isEqualTo(HttpStatus.BAD_REQUEST);
  }

  private @Nullable Object statusAfter(Exception cause) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/error");
    request.addHeader("Accept", "text/html");
    request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, HttpStatus.BAD_REQUEST.value());
    request.setAttribute(RequestDispatcher.ERROR_EXCEPTION, cause);
    ModelAndView page = (ModelAndView) pages.error(request, new MockHttpServletResponse());
    return page.getStatus();
  }
}
