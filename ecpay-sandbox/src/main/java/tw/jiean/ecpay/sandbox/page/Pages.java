package tw.jiean.ecpay.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Renders templates; everything in them is escaped. */
public final class Pages {

  /** Forms go back to the sandbox itself. */
  public static final String TO_ITSELF = "'self'";

  /** Forms go back to a shop, which may redirect wherever it wants. */
  public static final String TO_THE_SHOP = "http: https:";

  private final Map<String, Template> templates = new ConcurrentHashMap<>();
  private final Mustache.Compiler compiler =
      Mustache.compiler().emptyStringIsFalse(true).withLoader(Pages::open);

  /** Whole New Taiwan dollars; what goes back is {@code −NT$100}. */
  public static String money(long amount) {
    return (amount < 0 ? "−" : "") + String.format(Locale.ROOT, "NT$%,d", Math.abs(amount));
  }

  /**
   * Answers with a page.
   *
   * @param formAction where the page's forms may lead: {@link #TO_ITSELF} or {@link #TO_THE_SHOP}
   */
  public void show(
      Context ctx, Language language, String template, String formAction, Map<String, ?> model) {
    Map<String, Object> all = new HashMap<>(model);
    all.put("t", language.texts());
    all.put("htmlLang", language.htmlName());
    all.put("zh", language == Language.ZH);
    all.put("otherLanguage", language.switchQuery(ctx));
    // The answer to a post has no address of its own to show in the other language.
    all.put("switchable", HandlerType.GET.equals(ctx.method()));
    ctx.header("Cache-Control", "no-store")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action "
                + formAction
                + "; base-uri 'none'; frame-ancestors 'none'")
        // Not stricter: browsers would then post "Origin: null", which no shop and not our guard
        // could tell from a forged one.
        .header("Referrer-Policy", "strict-origin-when-cross-origin")
        .contentType("text/html; charset=utf-8")
        .result(templates.computeIfAbsent(template, compiler::loadTemplate).execute(all));
  }

  /** Answers 404 with a page that leads back. */
  void missing(Context ctx) {
    ctx.status(HttpStatus.NOT_FOUND);
    show(ctx, Language.of(ctx, "/", Language.ZH), "missing", TO_ITSELF, Map.of());
  }

  private static Reader open(String name) {
    InputStream in = Pages.class.getResourceAsStream(name + ".mustache");
    if (in == null) {
      throw new IllegalArgumentException("There is no template " + name);
    }
    return new InputStreamReader(in, UTF_8);
  }
}
