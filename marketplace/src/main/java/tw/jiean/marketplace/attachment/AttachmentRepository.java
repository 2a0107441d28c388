package tw.jiean.marketplace.attachment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.account.AccountId;

/** The SQL of files. Nothing here changes or removes a row. */
@Repository
class AttachmentRepository {

  private static final String SELECT =
      "select id, reference, step, uploader_id, name, kind, size, sha256, at from attachment ";

  private final JdbcClient jdbc;

  AttachmentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One keeper of files of that reference at a time, until the transaction ends. */
  void lock(String reference) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('attachment'), hashtext(:reference))::text")
        .param("reference", reference)
        .query(String.class)
        .list();
  }

  /** What all files of the reference have together, in bytes. */
  long total(String reference) {
    return jdbc.sql(
            "select coalesce(sum(size), 0)::bigint from attachment where reference = :reference")
        .param("reference", reference)
        .query(Long.class)
        .single();
  }

  void insert(Attachment file) {
    jdbc.sql(
            """
            insert into attachment (id, reference, step, uploader_id, name, kind, size, sha256, at)
            values (:id, :reference, :step, :uploader, :name, :kind, :size, :sha256, :at)
            """)
        .param("id", file.id().value())
        .param("reference", file.place().reference())
        .param("step", file.place().step())
        .param("uploader", file.uploader().value())
        .param("name", file.name())
        .param("kind", file.kind().name())
        .param("size", file.size())
        .param("sha256", HexFormat.of().parseHex(file.sha256()))
        .param("at", file.at().atOffset(ZoneOffset.UTC))
        .update();
  }

  Optional<Attachment> find(AttachmentId id) {
    return jdbc.sql(SELECT + "where id = :id")
        .param("id", id.value())
        .query(AttachmentRepository::attachment)
        .optional();
  }

  List<Attachment> of(String reference) {
    return jdbc.sql(SELECT + "where reference = :reference order by number")
        .param("reference", reference)
        .query(AttachmentRepository::attachment)
        .list();
  }

  List<Attachment> of(Collection<String> references) {
    return jdbc.sql(
            SELECT + "where reference = any((select :references::text[])::text[]) order by number")
        .param("references", references.toArray(String[]::new))
        .query(AttachmentRepository::attachment)
        .list();
  }

  /** Which of these are kept. */
  Set<String> known(Collection<String> ids) {
    return Set.copyOf(
        jdbc.sql("select id from attachment where id = any(:ids)")
            .param("ids", ids.toArray(String[]::new))
            .query(String.class)
            .list());
  }

  void viewed(AttachmentId id, AccountId reader, Instant at) {
    jdbc.sql(
            """
            insert into attachment_view (attachment_id, account_id, at) values (:id, :reader, :at)
            on conflict do nothing
            """)
        .param("id", id.value())
        .param("reader", reader.value())
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  Map<AttachmentId, List<AttachmentView>> views(String reference) {
    return jdbc
        .sql(
            """
            select v.attachment_id, v.account_id, v.at
            from attachment_view v join attachment a on a.id = v.attachment_id
            where a.reference = :reference
            order by v.at, v.account_id
            """)
        .param("reference", reference)
        .query((row, _) ->
            new AttachmentView(
                new AttachmentId(row.getString("attachment_id")),
                new AccountId(row.getLong("account_id")),
                instant(row)))
        .list()
        .stream()
        .collect(Collectors.groupingBy(AttachmentView::file));
  }

  private static Attachment attachment(ResultSet row, int index) throws SQLException {
    return new Attachment(
        new AttachmentId(row.getString("id")),
        new AttachmentPlace(row.getString("reference"), row.getString("step")),
        new AccountId(row.getLong("uploader_id")),
        row.getString("name"),
        FileKind.valueOf(row.getString("kind")),
        row.getLong("size"),
        HexFormat.of().formatHex(row.getBytes("sha256")),
        instant(row));
  }

  private static Instant instant(ResultSet row) throws SQLException {
    return row.getObject("at", OffsetDateTime.class).toInstant();
  }
}
