package tw.jiean.marketplace.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
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

  /** Those with words of their own; the others share the words of 400 or 500. */
  private static final Set<HttpStatus> TOLD_APART =
      Set.of(
          HttpStatus.BAD_REQUEST,
          HttpStatus.FORBIDDEN,
          HttpStatus.NOT_FOUND,
          HttpStatus.METHOD_NOT_ALLOWED,
          HttpStatus.CONFLICT,
          HttpStatus.CONTENT_TOO_LARGE,
          HttpStatus.INTERNAL_SERVER_ERROR);

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
    if (status.is5xxServerError()) {
      Throwable cause = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      LOG.error("{} answered {} [{}]", path, status.value(), code, cause);
    } else {
      LOG.info("{} answered {} [{}]", path, status.value(), code);
    }
  }

  private static HttpStatus status(HttpServletRequest request) {
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
