package tw.jiean.ecpay.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.checkout.PaymentChoice.Credit;
import tw.jiean.ecpay.statement.FundingRequest;
import tw.jiean.ecpay.statement.TradeRow;
import tw.jiean.ecpay.statement.TradeStatementRequest;
import tw.jiean.ecpay.statement.TradeStatementRequest.DateType;

/** Statement files: ECPay pages 2896 and 2898. They need a registered address. */
interface StatementContract extends Contract {

  private LocalDate today() {
    return target().now().atZone(ZoneId.of("Asia/Taipei")).toLocalDate();
  }

  @Test
  default void aTradeStatementListsWhatWasPaidWithItsAmount() {
    MerchantTradeNo number = paid(1_200, new Credit());

    try (var rows =
        ecpay()
            .statements()
            .trades(
                new TradeStatementRequest(
                    DateType.ORDER, today().minusDays(1), today().plusDays(1)))) {
      assertThat(rows.stream().filter(row -> row.merchantTradeNo().equals(number)))
          .singleElement()
          .extracting(TradeRow::amount)
          .isEqualTo(1_200L);
    }
  }

  @Test
  default void aFundingStatementListsTheCaptureOnceItIsSettled() {
    MerchantTradeNo number = paid(1_200, new Credit());
    LocalDate first = today();
    hands().advance(Duration.ofDays(14));

    try (var rows =
        ecpay()
            .statements()
            .funding(new FundingRequest(FundingRequest.DateType.CAPTURE, first, today()))) {
      assertThat(rows.stream().filter(row -> row.merchantTradeNo().equals(number)))
          .singleElement()
          .satisfies(row -> {
            assertThat(row.amount()).isEqualTo(1_200);
            assertThat(row.fee().add(row.payout())).isEqualByComparingTo("1200");
          });
    }
  }
}
