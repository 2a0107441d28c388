package tw.jiean.marketplace.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.checkout.Language;
import tw.jiean.ecpay.refund.PaidWith;
import tw.jiean.marketplace.money.Money;

/** The table {@code payment_attempt}. */
@Repository
class PaymentRepository {

  private static final String UPDATE =
      """
      update payment_attempt a set status = n.status, ecpay_trade_no = n.ecpay_trade_no,
        bank_code = n.bank_code, bank_account = n.bank_account, store_code = n.store_code,
        barcode_1 = n.barcode_1, barcode_2 = n.barcode_2, barcode_3 = n.barcode_3,
        code_expires_at = n.code_expires_at, paid_at = n.paid_at,
        simulated = n.simulated, surplus = n.surplus, failure_code = n.failure_code,
        gwsr = n.gwsr, card_kind = n.card_kind, refunded = n.refunded
      from unnest(:id::bigint[], :status::text[], :ecpayTradeNo::text[],
          :bankCode::text[], :bankAccount::text[], :storeCode::text[],
          :barcode1::text[], :barcode2::text[], :barcode3::text[],
          :codeExpiresAt::timestamptz[], :paidAt::timestamptz[],
          :simulated::boolean[], :surplus::boolean[], :failureCode::text[],
          :gwsr::text[], :cardKind::text[], :refunded::bigint[])
        n (id, status, ecpay_trade_no, bank_code, bank_account, store_code, barcode_1,
          barcode_2, barcode_3, code_expires_at, paid_at, simulated, surplus,
          failure_code, gwsr, card_kind, refunded)
      where a.id = n.id
      """;

  private final JdbcClient jdbc;

  PaymentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Stores a new attempt, about which ECPay is asked from the given time on, or nothing when the
   * same request has made one before.
   */
  Optional<PaymentAttempt> insert(
      Charge charge,
      PaymentTerms terms,
      MerchantId merchantId,
      MerchantTradeNo tradeNo,
      Language language,
      Instant now,
      Instant nextQueryAt) {
    return jdbc.sql(
            """
            with opened as (
              insert into payment_attempt (reference, request_id, method, instalments,
                minutes_to_pay, amount, merchant_id, merchant_trade_no, result_token, language,
                created_at, status)
              values (:reference, :requestId, :method, :instalments, :minutesToPay, :amount,
                :merchantId, :tradeNo, :token, :language, :now, 'created')
              on conflict (reference, request_id) do nothing
              returning *),
            watched as (
              insert into payment_watch (attempt_id, next_query_at)
              select id, :nextQueryAt from opened)
            select * from opened
            """)
        .param("reference", charge.reference().value())
        .param("requestId", charge.requestId())
        .param("method", charge.method().code())
        .param("instalments", terms.instalments() == null ? null : terms.instalments().code())
        .param("minutesToPay", terms.timeToPay() == null ? null : terms.timeToPay().toMinutes())
        .param("amount", charge.amount().dollars())
        .param("merchantId", merchantId.value())
        .param("tradeNo", tradeNo.value())
        .param("token", charge.token().value())
        .param("language", language.name())
        .param("now", Timestamp.from(now))
        .param("nextQueryAt", Timestamp.from(nextQueryAt))
        .query(PaymentRepository::attempt)
        .optional();
  }

  Optional<PaymentAttempt> ofRequest(ChargeReference reference, String requestId) {
    return jdbc.sql(
            "select * from payment_attempt where reference = :reference and request_id = :requestId")
        .param("reference", reference.value())
        .param("requestId", requestId)
        .query(PaymentRepository::attempt)
        .optional();
  }

  Optional<PaymentAttempt> find(PaymentId id) {
    return jdbc.sql("select * from payment_attempt where id = :id")
        .param("id", id.value())
        .query(PaymentRepository::attempt)
        .optional();
  }

  /** The attempt of exactly this number, letter case included. */
  Optional<PaymentAttempt> ofTradeNo(MerchantTradeNo tradeNo) {
    return jdbc.sql(
            """
            select * from payment_attempt
            where upper(merchant_trade_no) = upper(:tradeNo) and merchant_trade_no = :tradeNo
            """)
        .param("tradeNo", tradeNo.value())
        .query(PaymentRepository::attempt)
        .optional();
  }

  /**
   * Locks all attempts of a reference until the transaction ends, always in the same order, and
   * gives them oldest first. Whoever changes an attempt or what hangs on it comes through here.
   */
  List<PaymentAttempt> lock(ChargeReference reference) {
    return jdbc.sql(
            "select * from payment_attempt where reference = :reference order by id for update")
        .param("reference", reference.value())
        .query(PaymentRepository::attempt)
        .list();
  }

  /** The same of several references. */
  void lockAll(Collection<ChargeReference> references) {
    jdbc.sql(
            """
            select id from payment_attempt where reference = any(:references)
            order by id for update
            """)
        .param("references", references.stream().map(ChargeReference::value).toArray(String[]::new))
        .query(Long.class)
        .list();
  }

  /**
   * Locks all attempts of all references that these numbers lead to, likewise. An array within a
   * select of its own is planned for once; else PostgreSQL plans anew for each one, which takes
   * longer than to find what is asked for.
   */
  List<PaymentAttempt> lock(Collection<MerchantTradeNo> tradeNos) {
    return jdbc.sql(
            """
            select * from payment_attempt
            where reference in (
              select reference from payment_attempt
              where upper(merchant_trade_no) = any((select :tradeNos::text[])::text[]))
            order by id
            for update
            """)
        .param("tradeNos", texts(tradeNos, number -> number.value().toUpperCase(Locale.ROOT)))
        .query(PaymentRepository::attempt)
        .list();
  }

  /** All attempts of these references, oldest first. */
  List<PaymentAttempt> of(Collection<ChargeReference> references) {
    if (references.isEmpty()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select * from payment_attempt
            where reference = any((select :references::text[])::text[]) order by id
            """)
        .param("references", references.stream().map(ChargeReference::value).toArray(String[]::new))
        .query(PaymentRepository::attempt)
        .list();
  }

  /**
   * Stores where attempts stand and what is known of them, and sends with it what else the caller
   * has to write: one way to the database and back for all.
   */
  void update(Collection<PaymentAttempt> attempts, Statements... more) {
    Statements statements = moves(attempts);
    for (Statements each : more) {
      statements = statements.and(each);
    }
    if (statements.isEmpty()) {
      return;
    }
    int rows = statements.on(jdbc).update();
    if (!attempts.isEmpty() && rows != attempts.size()) {
      throw new IllegalStateException(
          "Of " + attempts.size() + " payments " + rows + " were there to be updated");
    }
  }

  /** The same of one. */
  void update(PaymentAttempt attempt) {
    update(List.of(attempt));
  }

  private static Statements moves(Collection<PaymentAttempt> attempts) {
    if (attempts.isEmpty()) {
      return Statements.NONE;
    }
    Map<String, Object> columns = new HashMap<>();
    columns.put("id", texts(attempts, PaymentAttempt::id));
    columns.put("status", texts(attempts, attempt -> attempt.status().word()));
    columns.put("ecpayTradeNo", known(attempts, PaymentAttempt.Outcome::ecpayTradeNo));
    columns.put("bankCode", code(attempts, CodeColumns::bankCode));
    columns.put("bankAccount", code(attempts, CodeColumns::bankAccount));
    columns.put("storeCode", code(attempts, CodeColumns::storeCode));
    columns.put("barcode1", code(attempts, CodeColumns::barcode1));
    columns.put("barcode2", code(attempts, CodeColumns::barcode2));
    columns.put("barcode3", code(attempts, CodeColumns::barcode3));
    columns.put("codeExpiresAt", known(attempts, PaymentAttempt.Outcome::codeExpiresAt));
    columns.put("paidAt", known(attempts, PaymentAttempt.Outcome::paidAt));
    columns.put("simulated", known(attempts, PaymentAttempt.Outcome::simulated));
    columns.put("surplus", known(attempts, PaymentAttempt.Outcome::surplus));
    columns.put("failureCode", known(attempts, PaymentAttempt.Outcome::failureCode));
    columns.put("gwsr", card(attempts, CardFacts::gwsr));
    columns.put("cardKind", card(attempts, card -> card.kind().name()));
    columns.put("refunded", known(attempts, outcome -> outcome.refunded().dollars()));
    return new Statements(UPDATE, columns);
  }

  private static @Nullable String[] known(
      Collection<PaymentAttempt> attempts,
      Function<PaymentAttempt.Outcome, @Nullable Object> column) {
    return texts(attempts, attempt -> column.apply(attempt.outcome()));
  }

  private static @Nullable String[] code(
      Collection<PaymentAttempt> attempts, Function<CodeColumns, @Nullable String> column) {
    return known(attempts, outcome -> column.apply(CodeColumns.of(outcome.code())));
  }

  private static @Nullable String[] card(
      Collection<PaymentAttempt> attempts, Function<CardFacts, @Nullable String> column) {
    return known(attempts, outcome -> outcome.card() == null ? null : column.apply(outcome.card()));
  }

  /** A column of rows for {@code unnest}. */
  private static <T> @Nullable String[] texts(
      Collection<T> rows, Function<? super T, @Nullable Object> column) {
    return rows.stream()
        .map(row -> {
          Object value = column.apply(row);
          return value == null ? null : value.toString();
        })
        .toArray(String[]::new);
  }

  static PaymentAttempt attempt(ResultSet row, int number) throws SQLException {
    String ecpayTradeNo = row.getString("ecpay_trade_no");
    return new PaymentAttempt(
        new PaymentId(row.getLong("id")),
        new ChargeReference(row.getString("reference")),
        row.getString("request_id"),
        PaymentMethod.ofCode(row.getString("method")).orElseThrow(),
        terms(row),
        Money.of(row.getLong("amount")),
        new MerchantId(row.getString("merchant_id")),
        new MerchantTradeNo(row.getString("merchant_trade_no")),
        new ResultToken(row.getString("result_token")),
        Language.valueOf(row.getString("language")),
        row.getTimestamp("created_at").toInstant(),
        PaymentStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
        new PaymentAttempt.Outcome(
            ecpayTradeNo == null ? null : new EcpayTradeNo(ecpayTradeNo),
            CodeColumns.of(row).code(),
            instant(row, "code_expires_at"),
            instant(row, "paid_at"),
            row.getBoolean("simulated"),
            row.getBoolean("surplus"),
            row.getString("failure_code"),
            card(row),
            Money.of(row.getLong("refunded"))));
  }

  private static PaymentTerms terms(ResultSet row) throws SQLException {
    String instalments = row.getString("instalments");
    long minutes = row.getLong("minutes_to_pay");
    return new PaymentTerms(
        instalments == null ? null : Instalments.ofCode(instalments).orElseThrow(),
        minutes == 0 ? null : Duration.ofMinutes(minutes));
  }

  private static @Nullable CardFacts card(ResultSet row) throws SQLException {
    String gwsr = row.getString("gwsr");
    return gwsr == null
        ? null
        : new CardFacts(gwsr, PaidWith.Card.Kind.valueOf(row.getString("card_kind")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }
}
