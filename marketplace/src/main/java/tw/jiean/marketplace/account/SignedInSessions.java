package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** The sessions of one person: this one and those of other browsers. */
@Component
class SignedInSessions {

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final HttpSessionSecurityContextRepository contexts =
      new HttpSessionSecurityContextRepository();

  SignedInSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
    this.sessions = sessions;
  }

  /** Signs the person out everywhere but here, and gives this session a new id. */
  void endOthers(SignedInAccount account, HttpServletRequest request) {
    String here = request.getSession().getId();
    sessions.findByPrincipalName(account.getUsername()).keySet().stream()
        .filter(id -> !id.equals(here))
        .forEach(sessions::deleteById);
    request.changeSessionId();
  }

  /** Lets this session know what has changed. */
  void refresh(SignedInAccount account, HttpServletRequest request, HttpServletResponse response) {
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(account, null, account.getAuthorities()));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
  }
}
