package tw.jiean.marketplace.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * What people and programs see when a request fails: plain words and a code to quote, which stands
 * in the log too. Nothing of the failure itself gets out.
 */
@Controller
class ErrorPages implements ErrorController {

  private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What Java says on Linux. */
  private static final String NO_ROOM = "No space left on device";

  /** Those with words of their own; the others share the words of 400 or 500. */
  private static final Set<HttpStatus> TOLD_APART =
      Set.of(
          HttpStatus.BAD_REQUEST,
          HttpStatus.FORBIDDEN,
          HttpStatus.NOT_FOUND,
          HttpStatus.METHOD_NOT_ALLOWED,
          HttpStatus.CONFLICT,
          HttpStatus.CONTENT_TOO_LARGE,
          HttpStatus.INTERNAL_SERVER_ERROR,
          HttpStatus.INSUFFICIENT_STORAGE);

  @RequestMapping("/error")
  Object error(HttpServletRequest request, HttpServletResponse response) {
    HttpStatus status = status(request);
    String code = HexFormat.of().toHexDigits(RANDOM.nextInt());
    log(request, status, code);
    if (JsonClient.made(request)) {
      return ResponseEntity.status(status)
          .contentType(MediaType.APPLICATION_JSON)
          .body(Map.of("error", sentence(status)));
    }
    ModelAndView page = new ModelAndView("web/error");
    page.setStatus(status);
    page.addObject("status", wording(status).value());
    page.addObject("code", code);
    page.addObject("lost", LostForm.in(request));
    return page;
  }

  private static void log(HttpServletRequest request, HttpStatus status, String code) {
    Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    if (status == HttpStatus.INSUFFICIENT_STORAGE) {
      LOG.error(
          "{} answered {} [{}]: {} ({})",
          path,
          status.value(),
          code,
          NO_ROOM,
          System.getProperty("java.io.tmpdir"));
    } else if (status.is5xxServerError()) {
      LOG.error("{} answered {} [{}]", path, status.value(), code, exception(request));
    } else {
      LOG.info("{} answered {} [{}]", path, status.value(), code);
    }
  }

  private static @Nullable Throwable exception(HttpServletRequest request) {
    return (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
  }

  /** Uploads wait on disk. Where that is full the server calls it the sender's mistake. */
  private static boolean hadNoRoom(HttpServletRequest request) {
    for (Throwable t = exception(request); t != null; t = t.getCause()) {
      if (t instanceof IOException && String.valueOf(t.getMessage()).endsWith(NO_ROOM)) {
        return true;
      }
    }
    return false;
  }

  private static HttpStatus status(HttpServletRequest request) {
    if (hadNoRoom(request)) {
      return HttpStatus.INSUFFICIENT_STORAGE;
    }
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Somebody typed the address of this page.
    HttpStatus status = code instanceof Integer value ? HttpStatus.resolve(value) : null;
    return status == null ? HttpStatus.NOT_FOUND : status;
  }

  private static HttpStatus wording(HttpStatus status) {
    if (TOLD_APART.contains(status)) {
      return status;
    }
    return status.is4xxClientError() ? HttpStatus.BAD_REQUEST : HttpStatus.INTERNAL_SERVER_ERROR;
  }

  /** For programs, in English whatever the language; scripts rely on that of 405. */
  private static String sentence(HttpStatus status) {
    return status == HttpStatus.METHOD_NOT_ALLOWED
        ? "Invalid request method."
        : status.getReasonPhrase() + ".";
  }
}
