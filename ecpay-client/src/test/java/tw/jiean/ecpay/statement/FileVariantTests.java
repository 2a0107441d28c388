package tw.jiean.ecpay.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.UnreadableReply;

/** Ways in which ECPay's files have been seen to differ, since no page of it shows one. */
@Tag("time")
class FileVariantTests {

  private static final String FUNDING = "序號,授權單號,授權碼,訂單編號,交易日期,請款日期,交易金額,手續費,撥款金額\n";
  private static final String ROW = "1,10735183,777777,JN1,20260701,20260702,1200,33,1167\n";

  @Test
  void aCellMayBeMarkedAsTextWithoutQuotes() {
    assertThat(trade("廠商訂單編號,交易金額", "=JN1,=1000").amount()).isEqualTo(1000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026/07/01 12:30:00", "2026-07-01 12:30:00"})
  void aDayMayHaveSlashesOrDashes(String moment) {
    assertThat(trade("廠商訂單編號,交易金額,訂單日期", "JN1,5," + moment).tradeDate())
        .contains(Instant.parse("2026-07-01T04:30:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20260702", "2026/07/02", "2026-07-02", "2026-07-02 10:00:00"})
  void aFundingDayMayHaveSlashesDashesNeitherOrATime(String day) {
    assertThat(only(FUNDING + ROW.replace("20260702", day)).captureDate())
        .isEqualTo(LocalDate.of(2026, 7, 2));
  }

  @Test
  void aLoneDashIsNothing() {
    TradeRow row = trade("廠商訂單編號,交易金額,退款金額,付款方式,撥款日期", "JN1,5,-,-,-");

    assertThat(row.refunded()).isEmpty();
    assertThat(row.paymentType()).isEmpty();
    assertThat(row.payoutDate()).isEmpty();
    assertThat(row.cells()).containsEntry("退款金額", "-");
  }

  @Test
  void aLoneDashIsNoAmountWhereOneHasToBe() {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> trade("廠商訂單編號,交易金額", "JN1,-"))
        .withMessageContaining("交易金額 is empty");
  }

  @Test
  void bracketsAndPercentSignsOfANameMayBeFullWidth() {
    assertThat(trade("廠商訂單編號,交易金額,應收款項（淨額）", "JN1,5,4").net()).contains(new BigDecimal("4"));
    assertThat(only((FUNDING + ROW).replace("手續費", "服務費（％數）")).fee())
        .isEqualTo(new BigDecimal("33"));
  }

  @ParameterizedTest
  @CsvSource({"交易手續費, 34.65", "手續費, 34.65", "處理費, 34.65", "平台手續費, 34.65"})
  void aFeeIsFoundUnderEachOfItsNames(String name, BigDecimal fee) {
    assertThat(trade("廠商訂單編號,交易金額," + name, "JN1,1200,34.65").fee()).contains(fee);
  }

  @Test
  void theFeeIsWhatAllFeeColumnsSayTogether() {
    TradeRow row = trade("廠商訂單編號,交易金額,手續費,處理費,交易手續費,平台手續費", "JN1,1200,1,,30.5,\"1,000\"");

    assertThat(row.fee()).contains(new BigDecimal("1031.5"));
  }

  @Test
  void aFeeThatNoColumnTellsIsAbsentAndNotZero() {
    assertThat(trade("廠商訂單編號,交易金額,手續費,處理費", "JN1,1200,,").fee()).isEmpty();
  }

  @Test
  void theTimeOfThePaymentMayStandBesideItsOutcome() {
    TradeRow row = trade("廠商訂單編號,交易金額,付款狀態", "JN1,5,已付款 2026/07/01 12:30:00");

    assertThat(row.paymentDate()).contains(Instant.parse("2026-07-01T04:30:00Z"));
    assertThat(row.status()).isEqualTo("已付款 2026/07/01 12:30:00");
  }

  @Test
  void aColumnOfItsOwnTellsTheTimeOfThePaymentFirst() {
    TradeRow row = trade("廠商訂單編號,交易金額,付款狀態,付款日期", "JN1,5,2026/07/02 12:30:00,2026/07/01 12:30:00");

    assertThat(row.paymentDate()).contains(Instant.parse("2026-07-01T04:30:00Z"));
  }

  @Test
  void payoutDayAndAuthorisationAreReadWhereTheyAre() {
    TradeRow row = trade("廠商訂單編號,交易金額,撥款日期,授權單號", "JN1,5,2026-07-09,10735183");

    assertThat(row.payoutDate()).contains(LocalDate.of(2026, 7, 9));
    assertThat(row.gwsr()).isEqualTo("10735183");
  }

  @ParameterizedTest
  @ValueSource(strings = {"服務費(%數)", "服務費", "手續費(%數)", "手續費", "%數"})
  void theFeeOfACaptureIsFoundUnderEachOfItsNames(String name) {
    assertThat(only(FUNDING.replace("手續費", name) + ROW).fee()).isEqualTo(new BigDecimal("33"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.75%", "2.75％"})
  void aRateInPlaceOfAFeeIsWhatThePayoutLacks(String rate) {
    assertThat(only(FUNDING + ROW.replace("33", rate)).fee()).isEqualTo(new BigDecimal("33"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x%", "%", "2.75%%"})
  void whatIsNoRateIsRefused(String rate) {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> only(FUNDING + ROW.replace("33", rate)))
        .withMessageContaining("手續費");
  }

  @Test
  void fundingColumnsCanBeNamedByTheCaller() throws IOException {
    String file = FUNDING.replace("手續費", "My fee") + ROW;

    try (var rows =
        FundingStatement.read(
            new ByteArrayInputStream(file.getBytes(UTF_8)),
            FileCharset.UTF_8,
            Map.of(FundingColumn.FEE, "My fee"))) {
      assertThat(rows.next().fee()).isEqualTo(new BigDecimal("33"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "合計,,,,,,1200,33,1167",
        "總計：,,,,,,1200,33,1167",
        "小計,1200",
        "合計 1 筆",
        "合計,,",
        "總額,,,,,,1200,33,1167\n合計,,,,,,1200,33,1167"
      })
  void sumsAreNoRows(String sums) {
    assertThat(funding(FUNDING + ROW + sums + "\n" + ROW)).hasSize(2);
  }

  @Test
  void aSumMayStandWhereTheTradeNumberDoes() {
    byte[] file = "廠商訂單編號,交易金額\nJN1,5\n合計,5\n".getBytes(UTF_8);

    assertThat(
            TradeStatement.read(new ByteArrayInputStream(file), FileCharset.UTF_8, Map.of())
                .stream())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"合計,2,3,JN2,20260701,20260702,1200,33,1167", "備註,1200"})
  void whatNamesATradeOrBeginsOtherwiseIsNoSum(String row) {
    String file = FUNDING + ROW + row + "\n";

    if (row.contains("JN2")) {
      assertThat(funding(file)).hasSize(2);
    } else {
      assertThatExceptionOfType(UnreadableReply.class).isThrownBy(() -> funding(file));
    }
  }

  @Test
  void aKeptRefusalOfASecondFileWithinAMinuteIsNoRefusalForGood() {
    Instant before = Instant.now();

    assertThatExceptionOfType(AskedTooOften.class)
        .isThrownBy(() -> trade("一分鐘之內僅限下載一個媒體檔", ""))
        .satisfies(early ->
            assertThat(early.retryAt())
                .isBetween(before.plusSeconds(61), Instant.now().plusSeconds(61)));
  }

  @Test
  void aFileOnDiskIsReadAndStaysThere(@TempDir Path folder) throws IOException {
    Path trades = Files.writeString(folder.resolve("t.csv"), "廠商訂單編號,交易金額\nJN1,5\n");
    Path funding = Files.writeString(folder.resolve("f.csv"), FUNDING + ROW);

    try (var rows = TradeStatement.read(trades, FileCharset.UTF_8, Map.of())) {
      assertThat(rows.stream()).hasSize(1);
    }
    try (var rows = FundingStatement.read(funding, FileCharset.UTF_8, Map.of())) {
      assertThat(rows.stream()).hasSize(1);
    }
    assertThat(trades).exists();
    assertThat(funding).exists();
  }

  private static TradeRow trade(String header, String row) {
    byte[] file = (header + "\n" + row + "\n").getBytes(UTF_8);
    return TradeStatement.read(new ByteArrayInputStream(file), FileCharset.UTF_8, Map.of()).next();
  }

  private static FundingRow only(String file) {
    return funding(file).get(0);
  }

  private static List<FundingRow> funding(String file) {
    return FundingStatement.read(
            new ByteArrayInputStream(file.getBytes(UTF_8)), FileCharset.UTF_8, Map.of())
        .stream()
        .toList();
  }
}
