package tw.jiean.marketplace.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Refuses a request in which a field comes twice: in the form, in the address, or once in each.
 * Which of them counts would depend on who reads it. Boxes that can be ticked together may repeat,
 * but a form's not by its address.
 */
final class RepeatedFields extends OncePerRequestFilter {

  private final Set<String> tickBoxes;

  RepeatedFields(Stream<TickBoxes> tickBoxes) {
    this.tickBoxes = tickBoxes.map(TickBoxes::name).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getParameterMap().entrySet().stream()
        .anyMatch(field -> field.getValue().length > 1 && !mayRepeat(field.getKey(), request))) {
      response.sendError(HttpStatus.BAD_REQUEST.value());
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean mayRepeat(String name, HttpServletRequest request) {
    return tickBoxes.contains(name)
        && (request.getMethod().equals("GET") || !isInAddress(name, request.getQueryString()));
  }

  private static boolean isInAddress(String name, @Nullable String query) {
    return query != null
        && Arrays.stream(query.split("&", -1))
            .map(parameter -> UriUtils.decode(parameter.replace('+', ' '), UTF_8))
            .anyMatch(parameter -> parameter.equals(name) || parameter.startsWith(name + "="));
  }
}
