package tw.jiean.marketplace.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.validation.BindingResult;
import org.springframework.validation.Errors;
import org.springframework.web.util.UriUtils;

/**
 * What a template asks beside its model: texts, formats, who looks, where we are, what was wrong
 * with the form. One for each page that is drawn; every template has it as {@code site}.
 */
public final class Site {

  /** What is wrong with the model's form; every page calls its form so. */
  private static final String FORM = BindingResult.MODEL_KEY_PREFIX + "form";

  private final PageServices services;
  private final HttpServletRequest request;
  private final Locale locale;
  private final List<FieldError> errors;
  private final @Nullable String notice;
  private final Map<String, Optional<Unread>> unread = new HashMap<>();

  /**
   * @param model what the page shows: of it, what is wrong with its form, and the key of what the
   *     redirect to it has to say
   */
  Site(PageServices services, HttpServletRequest request, Locale locale, Map<String, ?> model) {
    this.services = services;
    this.request = request;
    this.locale = locale;
    this.errors = model.get(FORM) instanceof Errors found ? read(found) : List.of();
    this.notice = model.get("notice") instanceof String key ? text(key) : null;
  }

  private List<FieldError> read(Errors errors) {
    return Stream.concat(
            errors.getGlobalErrors().stream().map(error -> new FieldError("", words(error))),
            errors.getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), words(error))))
        .toList();
  }

  private String words(MessageSourceResolvable error) {
    return services.messages().getMessage(error, locale);
  }

  /** The text of this key; the key between question marks where there is none. */
  public String text(String key, Object... arguments) {
    String missing = "??" + key + "_" + locale + "??";
    String text = services.messages().getMessage(key, arguments, missing, locale);
    return text == null ? missing : text;
  }

  /** The text of this key, or null. */
  public @Nullable String textOrNull(String key) {
    return services.messages().getMessage(key, null, null, locale);
  }

  /** What stands in the browser's tab. */
  public String title(String text) {
    return text("web.title", text);
  }

  /** {@code 2026/11/22 14:05}, in Taiwan. */
  public String time(Instant instant) {
    return services.taiwan().time(instant);
  }

  /** {@code 2026/11/22}, in Taiwan. */
  public String day(Instant instant) {
    return services.taiwan().day(instant);
  }

  /** For {@code <time datetime>}. */
  public String machine(Instant instant) {
    return services.taiwan().machine(instant);
  }

  /**
   * The address of a file under {@code /assets/}, with a hash of its content in the name; any other
   * address as it is, since a picture may be either.
   */
  public String asset(String path) {
    return services.asset(path);
  }

  /** A value as it stands in the query of an address. */
  public String encoded(String value) {
    return UriUtils.encode(value, UTF_8);
  }

  /** What a form that changes something sends along, as {@code _csrf}. */
  public String csrf() {
    return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
        ? token.getToken()
        : "";
  }

  /** What has just been done, or null. */
  public @Nullable String notice() {
    return notice;
  }

  /** All that is wrong with the form of this page. */
  public List<FieldError> errors() {
    return errors;
  }

  /** What is wrong with one field. */
  public List<String> errors(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::text)
        .toList();
  }

  /** For {@code aria-describedby} of a field: its hint, and what is wrong with it; or null. */
  public @Nullable String describedBy(String field, boolean hinted, boolean wrong) {
    if (!hinted) {
      return wrong ? field + "-error" : null;
    }
    return wrong ? field + "-hint " + field + "-error" : field + "-hint";
  }

  /** Who is signed in, or null. */
  public @Nullable Visitor visitor() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication != null && authentication.getPrincipal() instanceof Visitor visitor
        ? visitor
        : null;
  }

  /** Whether an operator is signed in. */
  public boolean forOperator() {
    Visitor visitor = visitor();
    return visitor != null && visitor.isOperator();
  }

  /** Something of this type that another module offers; for what a page's model does not carry. */
  public <T> T bean(Class<T> type) {
    return services.bean(type);
  }

  /** Whether no real money moves. */
  public boolean isTestMode() {
    return services.isTestMode();
  }

  /** What there is to look at while no real money moves. */
  public List<TestModeLink> testModeLinks() {
    return services.testModeLinks();
  }

  /**
   * What has not been seen of a section, for its links; asked for once. None on error pages: what
   * failed may be the database, and the page that says so must not ask it.
   */
  public @Nullable Unread unread(String section) {
    return unread.computeIfAbsent(section, this::count).orElse(null);
  }

  private Optional<Unread> count(String section) {
    return request.getDispatcherType() == DispatcherType.ERROR
        ? Optional.empty()
        : services.unread(section).flatMap(UnreadCount::now);
  }

  /** For {@code aria-current} in the navigation. */
  public boolean isAt(String section) {
    return section.equals("/") ? path().equals("/") : path().startsWith(section);
  }

  /** What was searched for, to keep it in the search field. */
  public @Nullable String searchWords() {
    // On an error page the parameters may be what is wrong with the request.
    return request.getDispatcherType() == DispatcherType.REQUEST ? request.getParameter("q") : null;
  }

  /** The language of this page. */
  public Locale locale() {
    return locale;
  }

  /** The language tag of this page, for {@code <html lang>}. */
  public String language() {
    return locale.toLanguageTag();
  }

  /** The tags of the other languages. */
  public List<String> otherLanguages() {
    return List.of(Language.values()).stream()
        .map(Language::tag)
        .filter(tag -> !tag.equals(language()))
        .toList();
  }

  /**
   * Path and query of this page, to come back to after a change of language; the start page when a
   * browser could read them as another host.
   */
  public String here() {
    String query = query();
    String here = method().equals("GET") && query != null ? path() + "?" + query : path();
    return LocalPath.of(here).orElse(LocalPath.HOME).value();
  }

  private String method() {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_METHOD);
    return failed instanceof String method ? method : request.getMethod();
  }

  private String path() {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    return failed instanceof String path ? path : request.getRequestURI();
  }

  private @Nullable String query() {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_QUERY_STRING);
    return failed instanceof String query ? query : request.getQueryString();
  }
}
