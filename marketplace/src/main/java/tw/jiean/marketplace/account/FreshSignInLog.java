package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tw.jiean.marketplace.backoffice.AuditEntry;
import tw.jiean.marketplace.backoffice.AuditLog;

/** When operators show once more who they are, the audit log says so, and from where they came. */
@Component
class FreshSignInLog {

  /** What the audit log calls it. */
  static final String COMMAND = "sign-in-again";

  private final AuditLog audit;

  FreshSignInLog(AuditLog audit) {
    this.audit = audit;
  }

  /** It was right. */
  @Transactional
  public void done(SignedInAccount account, HttpServletRequest request) {
    record(account, request, null);
  }

  /** It was not, for the reason of this message. */
  @Transactional
  public void refused(SignedInAccount account, HttpServletRequest request, String messageKey) {
    record(account, request, messageKey);
  }

  private void record(
      SignedInAccount account, HttpServletRequest request, @Nullable String refusal) {
    if (account.isOperator()) {
      audit.record(
          new AuditEntry(
              account.email(),
              AccountAdmin.USERS,
              account.id().toString(),
              COMMAND,
              FreshSignIn.purpose(request),
              "",
              refusal));
    }
  }
}
