package tw.jiean.ecpay.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.AnsweringTransport;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.TestShop;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.statement.TradeStatementRequest.DateType;
import tw.jiean.ecpay.statement.TradeStatementRequest.Layout;
import tw.jiean.ecpay.statement.TradeStatementRequest.PaymentType;
import tw.jiean.ecpay.statement.TradeStatementRequest.Status;
import tw.jiean.ecpay.statement.TradeStatementRequest.Trades;
import tw.jiean.ecpay.transport.CallBudget;

@Tag("time")
class StatementTests {

  static final String FUNDING_HEADER = "序號,授權單號,授權碼,訂單編號,交易日期,請款日期,交易金額,服務費(%數),撥款金額\r\n";
  static final String FUNDING_ROW =
      "1,10735183,777777,JN1,20260701,20260702,1200,34.65,1165.35\r\n";
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 7, 2);
  private static final EcpayConfig CONFIG =
      new EcpayConfig(
          new MerchantId("3002607"),
          "pwFHCqoQZGmho4w6",
          "EkRm7iFT261dpevs",
          EcpayEnvironment.STAGE);

  @Test
  void aTradeIsReadByTheNamesOfItsColumns() {
    String file =
        "=\"交易金額\",=\"廠商訂單編號\",=\"綠界訂單編號\",=\"訂單日期\",=\"付款方式\",=\"付款狀態\","
            + "=\"退款金額\",=\"交易手續費\",=\"應收款項(淨額)\",=\"撥款狀態\",=\"新欄位\"\r\n"
            + "=\"1,200\",=\"JN1\",=\"2607010000000001\",=\"2026/07/01 12:30:00\",=\"信用卡\","
            + "=\"已付款\",=\"500\",=\"34.65\",=\"665.35\",=\"未撥款\",=\"x\"\r\n";

    List<TradeRow> rows = trades(file).stream().toList();

    assertThat(rows).hasSize(1);
    TradeRow row = rows.get(0);
    assertThat(row.merchantTradeNo()).isEqualTo(new MerchantTradeNo("JN1"));
    assertThat(row.ecpayTradeNo()).contains(new EcpayTradeNo("2607010000000001"));
    assertThat(row.amount()).isEqualTo(1200);
    assertThat(row.tradeDate()).contains(Instant.parse("2026-07-01T04:30:00Z"));
    assertThat(row.paymentDate()).isEmpty();
    assertThat(row.paymentType()).isEqualTo("信用卡");
    assertThat(row.status()).isEqualTo("已付款");
    assertThat(row.refunded()).hasValue(500);
    assertThat(row.fee()).contains(new BigDecimal("34.65"));
    assertThat(row.net()).contains(new BigDecimal("665.35"));
    assertThat(row.payout()).isEqualTo("未撥款");
    assertThat(row.cells()).containsEntry("新欄位", "x");
  }

  @Test
  void aColumnCanBeNamedByTheCaller() {
    var named = Map.of(TradeColumn.MERCHANT_TRADE_NO, "My No", TradeColumn.AMOUNT, "NT$");

    try (var rows = TradeStatement.read(stream("My No,NT$\nJN1,5\n"), FileCharset.UTF_8, named)) {
      assertThat(rows.next().amount()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @CsvSource({"交易金額, 廠商訂單編號 or 特店訂單編號 or 特店交易編號 or 訂單編號", "廠商訂單編號, 交易金額"})
  void aFileWithoutANecessaryColumnIsRefusedByItsName(String present, String missing) {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> trades(present + ",x\r\n1,2\r\n"))
        .withMessageContaining("no column " + missing);
  }

  @Test
  void capturesAndRefundsAreReadInBothFormsOfTheDate() {
    String refund =
        "2,10735183,777777,JN1,2026/07/01 12:00:00,2026/07/03 09:00:00,-500,-14.44,-485.56\n";

    List<FundingRow> rows = funding(FUNDING_HEADER + FUNDING_ROW + refund).stream().toList();

    assertThat(rows.get(0).isRefund()).isFalse();
    assertThat(rows.get(0).gwsr()).isEqualTo("10735183");
    assertThat(rows.get(0).authCode()).isEqualTo("777777");
    assertThat(rows.get(0).tradeDate()).isEqualTo(FIRST);
    assertThat(rows.get(0).captureDate()).isEqualTo(LAST);
    assertThat(rows.get(0).fee()).isEqualTo(new BigDecimal("34.65"));
    assertThat(rows.get(0).payout()).isEqualTo(new BigDecimal("1165.35"));
    assertThat(rows.get(1).isRefund()).isTrue();
    assertThat(rows.get(1).amount()).isEqualTo(-500);
    assertThat(rows.get(1).captureDate()).isEqualTo(LocalDate.of(2026, 7, 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,2,3,JN1,20260701,20260702,1200,34.65",
        "1,2,3,JN1,20260701,20260702,1200,34.65,1165.35,extra",
        "1,2,3,,20260701,20260702,1200,34.65,1165.35",
        "1,2,3,J N1,20260701,20260702,1200,34.65,1165.35",
        "1,2,3,JN1,20260732,20260702,1200,34.65,1165.35",
        "1,2,3,JN1,20260701,tomorrow,1200,34.65,1165.35",
        "1,2,3,JN1,20260701,20260702,1200.5,34.65,1165.35",
        "1,2,3,JN1,20260701,20260702,１２００,34.65,1165.35",
        "1,2,3,JN1,20260701,20260702,99999999999999999999,34.65,1165.35",
        "1,,3,JN1,20260701,20260702,1200,34.65,1165.35",
        "1,2,3,JN1,20260701,20260702,1200,3e1,1165.35",
        "1,2,3,\"JN1,20260701",
        "1,2,3,\"JN1\"x,20260701,20260702,1200,34.65,1165.35"
      })
  void aRowThatIsNotAsItsHeaderSaysIsRefusedByItsLineAndNotByItsContent(String row) {
    Statement<FundingRow> statement = funding(FUNDING_HEADER + FUNDING_ROW + row);
    statement.next();

    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(statement::hasNext)
        .withMessageContaining("line 3")
        .matches(refusal -> !String.valueOf(refusal.getMessage()).contains("20260701"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,5", "12,34", "1,2345", ",500", "1,,500"})
  void thousandsMarksStandBeforeThreeDigitsOrTheAmountIsRefused(String amount) {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> trades("廠商訂單編號,交易金額\nJN1,\"" + amount + "\"\n").next());
  }

  @Test
  void nothingIsHandedOutBehindARowThatWasRefused() {
    Statement<TradeRow> statement = trades("廠商訂單編號,交易金額\nJN1,x\nJN2,5\n");

    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(UnreadableReply.class).isThrownBy(statement::next);
    }
  }

  @Test
  void aFileThatIsCutInsideALetterIsNotTakenAsWhole() {
    byte[] file = "廠商訂單編號,交易金額,備註\nJN1,5,備註".getBytes(UTF_8);
    var cut = new ByteArrayInputStream(file, 0, file.length - 1);

    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> TradeStatement.read(cut, FileCharset.UTF_8, Map.of()).stream().toList());
  }

  @Test
  void anEmptyFileAndADoubledColumnAreNoStatement() {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> trades(""))
        .withMessageContaining("empty");
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> trades("交易金額,廠商訂單編號,交易金額\r\n"))
        .withMessageContaining("twice");
  }

  @Test
  void ecpaysRefusalInPlaceOfAFileIsToldAsOne() {
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> trades("RtnCode=10200073&RtnMsg=CheckMacValue Error"))
        .satisfies(refusal -> {
          assertThat(refusal.code()).isEqualTo("10200073");
          assertThat(refusal.ecpayMessage()).isEqualTo("CheckMacValue Error");
        });
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> trades("IP not allowed\u0007" + "x".repeat(200)))
        .withMessageContaining("IP not allowed")
        .matches(refusal -> String.valueOf(refusal.getMessage()).length() < 160);
  }

  @Test
  void aRefusalWithoutWordsIsToldByItsCode() {
    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> trades("RtnCode=10000"))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("10000"))
        .satisfies(refusal -> assertThat(refusal.ecpayMessage()).isEmpty());
  }

  @Test
  void bigFiveAndUtfEightTellTheSame() {
    String file = "廠商訂單編號,交易金額,付款方式\r\nJN1,5,超商代碼\r\n";
    byte[] big5 = file.getBytes(FileCharset.BIG5.charset());

    try (var rows =
        TradeStatement.read(new ByteArrayInputStream(big5), FileCharset.BIG5, Map.of())) {
      assertThat(rows.next()).isEqualTo(trades("\uFEFF" + file).next());
    }
  }

  @Test
  void randomTablesAreReadAsTheyWereWritten() throws IOException {
    var random = new Random(20261123);
    String letters = "ab,\"\r\n= 中文;";
    for (int i = 0; i < 2_000; i++) {
      int width = 2 + random.nextInt(4);
      List<List<String>> table = new ArrayList<>();
      for (int r = 0; r < 1 + random.nextInt(5); r++) {
        List<String> row = new ArrayList<>();
        for (int c = 0; c < width; c++) {
          row.add(
              random
                  .ints(random.nextInt(8), 0, letters.length())
                  .mapToObj(n -> letters.substring(n, n + 1))
                  .collect(Collectors.joining()));
        }
        table.add(row);
      }
      boolean wrapped = random.nextBoolean();
      String file =
          table.stream()
              .map(row ->
                  row.stream()
                      .map(cell -> (wrapped ? "=\"" : "\"") + cell.replace("\"", "\"\"") + "\"")
                      .collect(Collectors.joining(",")))
              .collect(Collectors.joining("\r\n"));

      var reader = new CsvReader(new StringReader(file));
      List<List<String>> read = new ArrayList<>();
      for (var row = reader.row(); row.isPresent(); row = reader.row()) {
        read.add(row.get());
      }
      assertThat(read).isEqualTo(table);
    }
  }

  @Test
  void aCellOrRowWithoutEndDoesNotFillMemory() {
    for (String part : List.of("x".repeat(1_000), "x,")) {
      assertThatExceptionOfType(UnreadableReply.class)
          .isThrownBy(() -> funding(new Endless(FUNDING_HEADER, part, Long.MAX_VALUE)).hasNext())
          .withMessageContaining("too long");
    }
  }

  @Test
  void aForeignTextIsQuotedUpToEightyLetters() {
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> trades("x".repeat(80)))
        .withMessageContaining("but: " + "x".repeat(80) + ")");
    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() -> trades("x".repeat(81)))
        .withMessageContaining("but: " + "x".repeat(80) + "…)");
  }

  @Test
  void aRequestSaysWhichTradesAndTheFileIsGoneWhenItIsClosed() {
    AnsweringTransport transport = AnsweringTransport.with(200, "廠商訂單編號,交易金額\r\nJN1,5\r\n");
    var request =
        new TradeStatementRequest(
            DateType.ORDER,
            FIRST,
            LAST,
            PaymentType.TWQR,
            Status.PAID,
            false,
            Trades.PLATFORM,
            Layout.OLD,
            FileCharset.UTF_8,
            Map.of());
    try (var rows = client(transport).statements().trades(request)) {
      assertThat(rows.columns()).containsExactly("廠商訂單編號", "交易金額");
      assertThat(rows.next().amount()).isEqualTo(5);
    }

    assertThat(transport.permissions())
        .containsExactly(PosixFilePermissions.fromString("rw-------"));
    assertThat(transport.files().get(0)).doesNotExist();
    assertThat(transport.addresses().get(0))
        .hasToString("https://vendor-stage.ecpay.com.tw/PaymentMedia/TradeNoAio");
    assertThat(TestShop.sent(transport.forms().get(0)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "MerchantID", "3002607",
                "DateType", "6",
                "BeginDate", "2026-07-01",
                "EndDate", "2026-07-02",
                "PaymentType", "12",
                "PlatformStatus", "2",
                "PaymentStatus", "1",
                "AllocateStatus", "0",
                "MediaFormated", "0",
                "CharSet", "2"));
  }

  @Test
  void aFundingRequestGoesToTheCashiersHost() {
    AnsweringTransport transport = AnsweringTransport.with(200, FUNDING_HEADER);

    try (var rows =
        client(transport)
            .statements()
            .funding(new FundingRequest(FundingRequest.DateType.CAPTURE, FIRST, LAST))) {
      assertThat(rows.hasNext()).isFalse();
    }

    assertThat(transport.addresses().get(0))
        .hasToString("https://payment-stage.ecpay.com.tw/CreditDetail/FundingReconDetail");
    assertThat(TestShop.sent(transport.forms().get(0)))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "MerchantID", "3002607",
                "PayDateType", "close",
                "StartDate", "2026-07-01",
                "EndDate", "2026-07-02",
                "CharSet", "2"));
  }

  @Test
  void oneFileAMinuteIsFetchedAndARefusedOneLeavesNothingBehind() {
    AnsweringTransport transport = AnsweringTransport.with(200, "RtnCode=0&RtnMsg=no");
    EcpayClient ecpay = client(transport);

    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() ->
            ecpay.statements().trades(new TradeStatementRequest(DateType.PAYMENT, FIRST, FIRST)));
    assertThatExceptionOfType(AskedTooOften.class)
        .isThrownBy(() ->
            ecpay
                .statements()
                .funding(new FundingRequest(FundingRequest.DateType.PAYOUT, FIRST, FIRST)));

    assertThat(transport.forms()).hasSize(1);
    assertThat(transport.files().get(0)).doesNotExist();
  }

  @Test
  void whoWasForbiddenAFileWaitsAMinuteForFilesAndForNothingElse() {
    AnsweringTransport transport = AnsweringTransport.with(403, "Forbidden");
    CallBudget budget = CallBudget.standard(TestShop.CLOCK);
    EcpayClient ecpay = EcpayClient.of(CONFIG, transport, TestShop.CLOCK, budget);
    var request = new TradeStatementRequest(DateType.PAYMENT, FIRST, FIRST);

    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> ecpay.statements().trades(request))
        .matches(refusal -> refusal.code().equals("HTTP 403"));
    assertThatExceptionOfType(AskedTooOften.class)
        .isThrownBy(() -> ecpay.statements().trades(request))
        .matches(refusal -> refusal.retryAt().equals(TestShop.CLOCK.instant().plusSeconds(61)));
    assertThat(transport.forms()).hasSize(1);

    assertThat(budget.pausedUntil()).isEmpty();
    assertThatCode(() -> budget.requireOpen("DoAction")).doesNotThrowAnyException();
    assertThatCode(() -> budget.take("QueryTradeInfo")).doesNotThrowAnyException();
  }

  @Test
  void whoWasForbiddenAQuestionFetchesNoFile() {
    AnsweringTransport transport = AnsweringTransport.with(403, "Forbidden");
    EcpayClient ecpay = client(transport);
    var request = new TradeStatementRequest(DateType.PAYMENT, FIRST, FIRST);

    assertThatExceptionOfType(RejectedByEcpay.class)
        .isThrownBy(() -> ecpay.trades().ask(new MerchantTradeNo("JN1")));
    assertThatExceptionOfType(AskedTooOften.class)
        .isThrownBy(() -> ecpay.statements().trades(request));
    assertThat(transport.forms()).hasSize(1);
  }

  @Test
  void aSecondFileWithinAMinuteIsAskedForTooOften() {
    AnsweringTransport transport = AnsweringTransport.with(200, "一分鐘之內僅限下載一個媒體檔");
    EcpayClient ecpay = client(transport);

    assertThatExceptionOfType(AskedTooOften.class)
        .isThrownBy(() ->
            ecpay.statements().trades(new TradeStatementRequest(DateType.PAYMENT, FIRST, FIRST)))
        .matches(refusal -> refusal.retryAt().equals(Instant.parse("2026-07-02T13:31:01Z")))
        .withMessageNotContaining("not sent");
    assertThat(transport.files().get(0)).doesNotExist();
  }

  @Test
  void aRowHasTwoHundredCellsAndAHundredThousandLettersAndNoMore() throws IOException {
    String half = "x".repeat(50_000);

    assertThat(row(",".repeat(199)).orElseThrow()).hasSize(200);
    assertThat(row(half + "," + half).orElseThrow()).hasSize(2);
    for (String longer : List.of(",".repeat(200), half + "," + half + "x")) {
      assertThatExceptionOfType(CsvReader.Malformed.class).isThrownBy(() -> row(longer));
    }
  }

  private static Optional<List<String>> row(String text) throws IOException {
    return new CsvReader(new StringReader(text)).row();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no table", "=\"without end"})
  void aFileThatIsNoStatementIsClosedAtOnce(String text) {
    var closed = new ArrayList<String>();

    assertThatExceptionOfType(UnreadableReply.class)
        .isThrownBy(() ->
            FundingStatement.read(
                stream(text), FileCharset.UTF_8, Map.of(), () -> closed.add(text), TestShop.CLOCK));
    assertThat(closed).containsExactly(text);
  }

  @Test
  void daysThatEcpayCannotTakeAreRefusedByFieldAndSource() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TradeStatementRequest(DateType.PAYMENT, LAST, LAST.minusDays(1)))
        .withMessageContaining("EndDate")
        .withMessageContaining("2896");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new FundingRequest(FundingRequest.DateType.SETTLEMENT, LAST, LAST.minusDays(1)))
        .withMessageContaining("StartDate")
        .withMessageContaining("2898");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new TradeStatementRequest(DateType.ORDER, FIRST, LocalDate.of(10_000, 1, 1)))
        .withMessageContaining("four digits");
  }

  @Test
  void everyYearOfFourDigitsCanBeAskedFor() {
    LocalDate earliest = LocalDate.of(0, 1, 1);
    LocalDate latest = LocalDate.of(9999, 12, 31);

    assertThat(new TradeStatementRequest(DateType.ORDER, earliest, latest).first().toString())
        .isEqualTo("0000-01-01");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TradeStatementRequest(DateType.ORDER, earliest.minusDays(1), latest));
  }

  @Test
  void aRowWithoutAnAmountIsNoRefund() {
    assertThat(funding(FUNDING_HEADER + FUNDING_ROW.replace(",1200,", ",0,")).next().isRefund())
        .isFalse();
  }

  @Test
  void aMinuteBetweenFilesIsCountedWithAMargin() {
    AnsweringTransport transport = AnsweringTransport.with(200, "廠商訂單編號,交易金額\r\n");
    AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-07-02T13:30:00Z"));
    InstantSource source = now::get;
    Clock clock = source.withZone(ZoneOffset.UTC);
    EcpayClient ecpay = EcpayClient.of(CONFIG, transport, clock, CallBudget.standard(clock));
    var request = new TradeStatementRequest(DateType.PAYMENT, FIRST, FIRST);
    ecpay.statements().trades(request).close();

    now.updateAndGet(before -> before.plusSeconds(60));
    assertThatExceptionOfType(AskedTooOften.class)
        .isThrownBy(() -> ecpay.statements().trades(request));
    now.updateAndGet(before -> before.plusSeconds(1));
    ecpay.statements().trades(request).close();

    assertThat(transport.forms()).hasSize(2);
  }

  @Test
  void clientsThatShareABudgetShareTheMinuteToo() {
    AnsweringTransport transport = AnsweringTransport.with(200, "廠商訂單編號,交易金額\r\n");
    Clock clock = Clock.fixed(Instant.parse("2026-07-02T13:30:00Z"), ZoneOffset.UTC);
    CallBudget shared = CallBudget.standard(clock);
    EcpayClient first = EcpayClient.of(CONFIG, transport, clock, shared);
    EcpayClient second = EcpayClient.of(CONFIG, transport, clock, shared);
    var request = new TradeStatementRequest(DateType.PAYMENT, FIRST, FIRST);
    first.statements().trades(request).close();

    assertThatExceptionOfType(AskedTooOften.class)
        .isThrownBy(() -> second.statements().trades(request))
        .matches(refusal -> refusal.retryAt().equals(clock.instant().plusSeconds(61)));
    assertThat(transport.forms()).hasSize(1);
  }

  private static EcpayClient client(AnsweringTransport transport) {
    Clock clock = Clock.fixed(Instant.parse("2026-07-02T13:30:00Z"), ZoneOffset.UTC);
    return EcpayClient.of(CONFIG, transport, clock, CallBudget.of(clock, Duration.ofSeconds(1), 1));
  }

  private static Statement<TradeRow> trades(String file) {
    return TradeStatement.read(stream(file), FileCharset.UTF_8, Map.of());
  }

  private static Statement<FundingRow> funding(String file) {
    return funding(stream(file));
  }

  private static Statement<FundingRow> funding(InputStream file) {
    return FundingStatement.read(file, FileCharset.UTF_8, Map.of());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  @Test
  void whatATradeDoesNotTellIsAbsent() {
    TradeRow row = trades("特店訂單編號,交易金額\r\n\r\nJN1,0\r\n").next();

    assertThat(row.amount()).isZero();
    assertThat(row.ecpayTradeNo()).isEmpty();
    assertThat(row.fee()).isEqualTo(Optional.empty());
    assertThat(row.status()).isEmpty();
  }
}
