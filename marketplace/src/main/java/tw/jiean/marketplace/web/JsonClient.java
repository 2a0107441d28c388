package tw.jiean.marketplace.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Tells programs that want JSON from browsers, which want a page. */
public final class JsonClient {

  private JsonClient() {}

  /** Whether the request accepts {@code application/json} by name, and no HTML. */
  public static boolean made(HttpServletRequest request) {
    List<MediaType> accepted = accepted(request);
    return accepted.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON))
        && accepted.stream().noneMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
  }

  private static List<MediaType> accepted(HttpServletRequest request) {
    try {
      return MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
    } catch (InvalidMediaTypeException e) {
      return List.of();
    }
  }
}
