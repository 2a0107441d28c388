package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of one person: this one and those of other browsers. */
@Component
class SignedInSessions {

  private static final String DEVICE = "account.device";
  private static final String PLACE = "account.place";

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  SignedInSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  /**
   * One of them, as its owner sees it.
   *
   * @param key names it on the page; nobody gets in with it
   * @param device what the browser said of itself, may be empty
   * @param place the masked address of the network, may be empty
   * @param here whether it is the one that asks
   */
  record Seen(
      String key, String device, String place, Instant since, Instant lastSeen, boolean here) {}

  /** Notes where somebody has just signed in. */
  void note(HttpServletRequest request) {
    HttpSession session = request.getSession();
    session.setAttribute(DEVICE, Device.of(request));
    session.setAttribute(PLACE, ClientAddress.masked(request.getRemoteAddr()));
  }

  /** All of them, this one first, then those that were seen last. */
  List<Seen> list(SignedInAccount account, HttpServletRequest request) {
    String here = request.getSession().getId();
    return sessions.findByPrincipalName(account.getUsername()).values().stream()
        .map(session ->
            new Seen(
                key(session.getId()),
                text(session, DEVICE),
                text(session, PLACE),
                session.getCreationTime(),
                session.getLastAccessedTime(),
                session.getId().equals(here)))
        .sorted(Comparator.comparing(Seen::here).thenComparing(Seen::lastSeen).reversed())
        .toList();
  }

  private static String text(Session session, String attribute) {
    return Objects.requireNonNullElse(session.<String>getAttribute(attribute), "");
  }

  private static String key(String id) {
    return HexFormat.of().formatHex(Secret.hash(id), 0, 16);
  }

  /** Signs out the browser that the page names so; nothing happens when it is gone. */
  void end(SignedInAccount account, String key) {
    sessions.findByPrincipalName(account.getUsername()).keySet().stream()
        .filter(id -> key(id).equals(key))
        .forEach(sessions::deleteById);
  }

  /** Signs the person out everywhere but here, and gives this session a new id. */
  void endOthers(SignedInAccount account, HttpServletRequest request) {
    String here = request.getSession().getId();
    sessions.findByPrincipalName(account.getUsername()).keySet().stream()
        .filter(id -> !id.equals(here))
        .forEach(sessions::deleteById);
    request.changeSessionId();
  }

  /** Signs out everybody who signed in with this address. */
  void endAll(String address) {
    sessions.findByPrincipalName(address).keySet().forEach(sessions::deleteById);
  }

  /**
   * Begins another session where the one of this request has been ended: what the next page is to
   * tell would be lost with it.
   */
  void leaveEnded(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null && sessions.findById(session.getId()) == null) {
      session.invalidate();
    }
  }

  /** Lets this session know what has changed; how the person signed in stays. */
  void refresh(SignedInAccount account, HttpServletRequest request, HttpServletResponse response) {
    Authentication before = SecurityContextHolder.getContext().getAuthentication();
    save(
        UsernamePasswordAuthenticationToken.authenticated(
            account, null, before == null ? account.getAuthorities() : before.getAuthorities()),
        request,
        response);
  }

  /** This session belongs to somebody from now on. */
  void save(
      Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(authentication);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
