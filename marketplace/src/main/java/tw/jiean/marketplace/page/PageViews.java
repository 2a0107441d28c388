package tw.jiean.marketplace.page;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Draws the template of a view's name: {@code order/order} is {@code src/main/jte/order/order.jte}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageViews implements ViewResolver {

  /** A redirect is none, and would be looked for among the classes of all jars. */
  private static final Pattern NAME = Pattern.compile("[a-z]+/[a-zA-Z]+");

  private static final String HTML = "text/html;charset=UTF-8";

  private final TemplateEngine templates;
  private final PageServices services;

  PageViews(TemplateEngine templates, PageServices services) {
    this.templates = templates;
    this.services = services;
  }

  @Override
  public @Nullable View resolveViewName(String name, Locale locale) {
    String template = name + ".jte";
    return NAME.matcher(name).matches() && templates.hasTemplate(template)
        ? new Page(template)
        : null;
  }

  private final class Page implements View {

    private final String template;

    private Page(String template) {
      this.template = template;
    }

    @Override
    public String getContentType() {
      return HTML;
    }

    /**
     * A page is sent whole or not at all: an error midway gives an error page, and a form at its
     * end can still start the session that its token lives in. It leaves when all filters are done:
     * Spring Session would store the session with the first bytes, and then read and store it
     * again.
     */
    @Override
    public void render(
        @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
        throws Exception {
      Map<String, Object> parameters = new HashMap<>(model == null ? Map.of() : model);
      Locale locale = RequestContextUtils.getLocale(request);
      parameters.put("site", new Site(services, request, locale, parameters));
      Utf8ByteOutput page = new Utf8ByteOutput();
      templates.render(template, parameters, page);
      response.setContentType(HTML);
      // In one piece: every write goes through the wrappers of the filters.
      byte[] body = page.toByteArray();
      response.setBufferSize(body.length + 1);
      response.getOutputStream().write(body);
    }
  }
}
