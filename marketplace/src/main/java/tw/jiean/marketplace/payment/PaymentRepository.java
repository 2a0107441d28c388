package tw.jiean.marketplace.payment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.checkout.Language;
import tw.jiean.marketplace.money.Money;

/** The table {@code payment_attempt}. */
@Repository
class PaymentRepository {

  private final JdbcClient jdbc;

  PaymentRepository(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores a new attempt, or nothing when the same request has made one before. */
  Optional<PaymentAttempt> insert(
      Charge charge,
      MerchantId merchantId,
      MerchantTradeNo tradeNo,
      Language language,
      Instant now) {
    return jdbc.sql(
            """
            insert into payment_attempt (reference, request_id, method, amount, merchant_id,
              merchant_trade_no, result_token, language, created_at, status)
            values (:reference, :requestId, :method, :amount, :merchantId, :tradeNo, :token,
              :language, :now, 'created')
            on conflict (reference, request_id) do nothing
            returning *
            """)
        .param("reference", charge.reference().value())
        .param("requestId", charge.requestId())
        .param("method", charge.method().code())
        .param("amount", charge.amount().dollars())
        .param("merchantId", merchantId.value())
        .param("tradeNo", tradeNo.value())
        .param("token", charge.token().value())
        .param("language", language.name())
        .param("now", Timestamp.from(now))
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

  /** The attempt of exactly this number, letter case included. */
  Optional<PaymentAttempt> ofTradeNo(MerchantTradeNo tradeNo) {
    return jdbc.sql("select * from payment_attempt where merchant_trade_no = :tradeNo")
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

  /** All attempts of these references, oldest first. */
  List<PaymentAttempt> of(Collection<ChargeReference> references) {
    if (references.isEmpty()) {
      return List.of();
    }
    return jdbc.sql("select * from payment_attempt where reference in (:references) order by id")
        .param("references", references.stream().map(ChargeReference::value).toList())
        .query(PaymentRepository::attempt)
        .list();
  }

  /** Whether this payment at ECPay has paid another attempt. */
  boolean isUsedElsewhere(EcpayTradeNo number, PaymentId id) {
    return jdbc.sql(
            """
            select exists (select from payment_attempt
              where ecpay_trade_no = :number and status = 'paid' and id <> :id)
            """)
        .param("number", number.value())
        .param("id", id.value())
        .query(Boolean.class)
        .single();
  }

  /** Stores where an attempt stands and what ECPay told of it. */
  void update(PaymentAttempt attempt) {
    PaymentAttempt.Outcome outcome = attempt.outcome();
    CodeColumns code = CodeColumns.of(outcome.code());
    int rows =
        jdbc.sql(
                """
                update payment_attempt set status = :status, ecpay_trade_no = :ecpayTradeNo,
                  bank_code = :bankCode, bank_account = :bankAccount, store_code = :storeCode,
                  barcode_1 = :barcode1, barcode_2 = :barcode2, barcode_3 = :barcode3,
                  code_expires_at = :codeExpiresAt, paid_at = :paidAt, simulated = :simulated,
                  surplus = :surplus, failure_code = :failureCode
                where id = :id
                """)
            .param("id", attempt.id().value())
            .param("status", attempt.status().word())
            .param(
                "ecpayTradeNo",
                outcome.ecpayTradeNo() == null ? null : outcome.ecpayTradeNo().value())
            .param("bankCode", code.bankCode())
            .param("bankAccount", code.bankAccount())
            .param("storeCode", code.storeCode())
            .param("barcode1", code.barcode1())
            .param("barcode2", code.barcode2())
            .param("barcode3", code.barcode3())
            .param("codeExpiresAt", timestamp(outcome.codeExpiresAt()))
            .param("paidAt", timestamp(outcome.paidAt()))
            .param("simulated", outcome.simulated())
            .param("surplus", outcome.surplus())
            .param("failureCode", outcome.failureCode())
            .update();
    if (rows != 1) {
      throw new IllegalStateException("Payment " + attempt.id() + " is not there to be updated");
    }
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  private static PaymentAttempt attempt(ResultSet row, int number) throws SQLException {
    String ecpayTradeNo = row.getString("ecpay_trade_no");
    return new PaymentAttempt(
        new PaymentId(row.getLong("id")),
        new ChargeReference(row.getString("reference")),
        row.getString("request_id"),
        PaymentMethod.ofCode(row.getString("method")).orElseThrow(),
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
            row.getString("failure_code")));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp timestamp = row.getTimestamp(column);
    return timestamp == null ? null : timestamp.toInstant();
  }

  /** A {@link PaymentCode} as columns. */
  private record CodeColumns(
      @Nullable String bankCode,
      @Nullable String bankAccount,
      @Nullable String storeCode,
      @Nullable String barcode1,
      @Nullable String barcode2,
      @Nullable String barcode3) {

    static CodeColumns of(@Nullable PaymentCode code) {
      return switch (code) {
        case null -> new CodeColumns(null, null, null, null, null, null);
        case PaymentCode.AtmAccount(var bank, var account) ->
            new CodeColumns(bank, account, null, null, null, null);
        case PaymentCode.StoreCode(var number) ->
            new CodeColumns(null, null, number, null, null, null);
        case PaymentCode.Barcodes(var first, var second, var third) ->
            new CodeColumns(null, null, null, first, second, third);
      };
    }

    static CodeColumns of(ResultSet row) throws SQLException {
      return new CodeColumns(
          row.getString("bank_code"),
          row.getString("bank_account"),
          row.getString("store_code"),
          row.getString("barcode_1"),
          row.getString("barcode_2"),
          row.getString("barcode_3"));
    }

    @Nullable PaymentCode code() {
      if (bankCode != null && bankAccount != null) {
        return new PaymentCode.AtmAccount(bankCode, bankAccount);
      }
      if (barcode1 != null && barcode2 != null && barcode3 != null) {
        return new PaymentCode.Barcodes(barcode1, barcode2, barcode3);
      }
      return storeCode == null ? null : new PaymentCode.StoreCode(storeCode);
    }
  }
}
