package tw.jiean.marketplace.reconciliation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.statement.FundingRow;
import tw.jiean.ecpay.statement.TradeRow;

/**
 * What a row of either file says, as far as it is compared.
 *
 * @param amount whole NT$, negative for money that went back
 * @param paid whether it tells of money, not of a trade that came to nothing
 * @param status ECPay's words for that
 * @param tradedOn Taiwan's day of the trade, in funding files
 * @param capturedOn Taiwan's day of the capture or refund, in funding files
 * @param cells the whole row by the headings of its columns, without what tells of the payer
 */
record StatementRow(
    String tradeNo,
    @Nullable String ecpayTradeNo,
    @Nullable String gwsr,
    long amount,
    @Nullable BigDecimal fee,
    @Nullable BigDecimal net,
    @Nullable Long refunded,
    boolean paid,
    String status,
    @Nullable Instant paidAt,
    @Nullable LocalDate tradedOn,
    @Nullable LocalDate capturedOn,
    Map<String, String> cells) {

  static StatementRow of(TradeRow row) {
    return new StatementRow(
        row.merchantTradeNo().value(),
        row.ecpayTradeNo().map(EcpayTradeNo::value).orElse(null),
        row.gwsr().isEmpty() ? null : row.gwsr(),
        row.amount(),
        row.fee().orElse(null),
        row.net().orElse(null),
        row.refunded().isPresent() ? row.refunded().getAsLong() : null,
        saysPaid(row.status()),
        row.status(),
        row.paymentDate().orElse(null),
        null,
        null,
        withoutPayer(row.cells()));
  }

  static StatementRow of(FundingRow row) {
    return new StatementRow(
        row.merchantTradeNo().value(),
        null,
        row.gwsr(),
        row.amount(),
        row.fee(),
        row.payout(),
        null,
        true,
        "",
        null,
        row.tradeDate(),
        row.captureDate(),
        withoutPayer(row.cells()));
  }

  /** ECPay's words are not established; all that are known for what was not paid deny or fail. */
  private static boolean saysPaid(String status) {
    return !status.contains("未") && !status.contains("失敗");
  }

  /** Neither card nor account nor what a buyer wrote is needed to compare. */
  private static Map<String, String> withoutPayer(Map<String, String> cells) {
    Map<String, String> kept = new LinkedHashMap<>();
    cells.forEach((column, cell) -> {
      boolean payer = Stream.of("卡號", "帳號", "條碼", "備註").anyMatch(column::contains);
      kept.put(column, payer && !cell.isEmpty() ? "•" : cell);
    });
    return kept;
  }

  /**
   * SHA-256 in hexadecimal: the same for rows that say the same, whatever their number in the file.
   */
  String content() {
    String said =
        Stream.of(
                tradeNo,
                ecpayTradeNo,
                gwsr,
                amount,
                plain(fee),
                plain(net),
                refunded,
                paid,
                status,
                paidAt,
                tradedOn,
                capturedOn)
            .map(part -> Objects.toString(part, ""))
            .collect(Collectors.joining("|"));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.stripTrailingZeros().toPlainString();
  }
}
