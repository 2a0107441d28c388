package tw.jiean.marketplace.backoffice;

import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who did what, when, to which object, and why. Entries are never changed or deleted: the database
 * refuses it, numbers them without gaps and chains each to the one before by a SHA-256, so that
 * removing or altering one shows. {@link AdminCommand}s are recorded by themselves; a module calls
 * this only for what operators do in another way.
 */
@Component
public class AuditLog {

  private final JdbcClient jdbc;
  private final Clock clock;

  AuditLog(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Adds an entry in the caller's transaction, which must exist: the deed and its entry commit
   * together. Call it last, because from here to the commit nobody else can add one.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(AuditEntry entry) {
    jdbc.sql(
            """
            insert into audit_entry (at, actor, list, object, command, reason, inputs, refusal)
            values (:at, :actor, :list, :object, :command, :reason, :inputs, :refusal)
            """)
        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
        .param("actor", entry.actor())
        .param("list", entry.list())
        .param("object", entry.object())
        .param("command", entry.command())
        .param("reason", entry.reason())
        .param("inputs", entry.inputs())
        .param("refusal", entry.refusal())
        .update();
  }
}
