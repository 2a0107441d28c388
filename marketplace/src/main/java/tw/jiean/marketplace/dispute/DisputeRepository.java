package tw.jiean.marketplace.dispute;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.OrderNumber;

/** The SQL of disputes. Nothing here changes or removes a row. */
@Repository
class DisputeRepository {

  private final JdbcClient jdbc;
  private final NamedParameterJdbcOperations batches;

  DisputeRepository(JdbcClient jdbc, NamedParameterJdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** A case that may be over. */
  record Case(long id, OrderNumber order, boolean over) {}

  /**
   * What an operator wants to rule.
   *
   * @param by who
   */
  record Proposal(Money toBuyer, Money toSeller, String reason, String by, Instant at) {}

  /** How a case ended. */
  record End(
      String how,
      @Nullable Money toBuyer,
      @Nullable Money toSeller,
      @Nullable String reason,
      @Nullable String by,
      @Nullable String proposedBy,
      Instant at) {}

  /** Opens a case and seals its pieces with it. */
  void open(Order order, String by, String reason, Money held, List<Piece> pieces, Instant at) {
    long id = jdbc.sql("select nextval('dispute_id')").query(Long.class).single();
    List<SqlParameterSource> rows = new ArrayList<>();
    for (Piece piece : pieces) {
      rows.add(
          new MapSqlParameterSource("id", id)
              .addValue("number", rows.size() + 1)
              .addValue("kind", piece.kind())
              .addValue("at", utc(piece.at()))
              .addValue("by", piece.by())
              .addValue("text", piece.text())
              .addValue("file", piece.file() == null ? null : piece.file().id().value())
              .addValue("sha256", piece.file() == null ? null : piece.file().sha256()));
    }
    batches.batchUpdate(
        """
        insert into dispute_piece (dispute_id, number, kind, at, by, text, file_id, sha256)
        values (:id, :number, :kind, :at, :by, :text, :file, :sha256)
        """,
        rows.toArray(SqlParameterSource[]::new));
    jdbc.sql(
            """
            insert into dispute (id, order_no, title, buyer_name, seller_name, opened_by, reason,
              held, opened_at, pieces, seal)
            values (:id, :order, :title, :buyer, :seller, :by, :reason,
              :held, :at, :pieces, dispute_seal(:id))
            """)
        .param("id", id)
        .param("order", order.number().value())
        .param("title", order.terms().title())
        .param("buyer", order.buyer().displayName())
        .param("seller", order.seller().displayName())
        .param("by", by)
        .param("reason", reason)
        .param("held", held.dollars())
        .param("at", utc(at))
        .param("pieces", rows.size())
        .update();
  }

  Optional<Case> find(long id) {
    return jdbc.sql(
            """
            select d.id, d.order_no,
              exists (select from dispute_end e where e.dispute_id = d.id) as over
            from dispute d where d.id = :id
            """)
        .param("id", id)
        .query((row, _) ->
            new Case(
                row.getLong("id"),
                new OrderNumber(row.getString("order_no")),
                row.getBoolean("over")))
        .optional();
  }

  /** Whether a command of that name was carried out before. */
  boolean knows(String requestId) {
    return jdbc.sql(
            """
            select exists (select from dispute_proposal where request_id = :request)
              or exists (select from dispute_end where request_id = :request)
            """)
        .param("request", requestId)
        .query(Boolean.class)
        .single();
  }

  void propose(long dispute, Proposal proposal, String requestId) {
    jdbc.sql(
            """
            insert into dispute_proposal (dispute_id, to_buyer, to_seller, reason, by, at, request_id)
            values (:dispute, :toBuyer, :toSeller, :reason, :by, :at, :request)
            """)
        .param("dispute", dispute)
        .param("toBuyer", proposal.toBuyer().dollars())
        .param("toSeller", proposal.toSeller().dollars())
        .param("reason", proposal.reason())
        .param("by", proposal.by())
        .param("at", utc(proposal.at()))
        .param("request", requestId)
        .update();
  }

  /** All of them, oldest first; the last one is what can be confirmed. */
  List<Proposal> proposals(long dispute) {
    return jdbc.sql("select * from dispute_proposal where dispute_id = :dispute order by id")
        .param("dispute", dispute)
        .query((row, _) ->
            new Proposal(
                Money.of(row.getLong("to_buyer")),
                Money.of(row.getLong("to_seller")),
                row.getString("reason"),
                row.getString("by"),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .list();
  }

  void end(long dispute, End end, String requestId) {
    jdbc.sql(
            """
            insert into dispute_end
              (dispute_id, how, to_buyer, to_seller, reason, by, proposed_by, at, request_id)
            values (:dispute, :how, :toBuyer, :toSeller, :reason, :by, :proposedBy, :at, :request)
            """)
        .param("dispute", dispute)
        .param("how", end.how())
        .param("toBuyer", end.toBuyer() == null ? null : end.toBuyer().dollars())
        .param("toSeller", end.toSeller() == null ? null : end.toSeller().dollars())
        .param("reason", end.reason())
        .param("by", end.by())
        .param("proposedBy", end.proposedBy())
        .param("at", utc(end.at()))
        .param("request", requestId)
        .update();
  }

  Optional<End> end(long dispute) {
    return jdbc.sql("select * from dispute_end where dispute_id = :dispute")
        .param("dispute", dispute)
        .query((row, _) ->
            new End(
                row.getString("how"),
                money(row.getObject("to_buyer", Long.class)),
                money(row.getObject("to_seller", Long.class)),
                row.getString("reason"),
                row.getString("by"),
                row.getString("proposed_by"),
                row.getObject("at", OffsetDateTime.class).toInstant()))
        .optional();
  }

  /** The order ended without a ruling: its open case is over. */
  void overtaken(OrderNumber order, Instant at) {
    jdbc.sql(
            """
            insert into dispute_end (dispute_id, how, at)
            select id, 'overtaken', :at from dispute d
            where order_no = :order
              and not exists (select from dispute_end e where e.dispute_id = d.id)
            """)
        .param("order", order.value())
        .param("at", utc(at))
        .update();
  }

  private static @Nullable Money money(@Nullable Long dollars) {
    return dollars == null ? null : Money.of(dollars);
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
