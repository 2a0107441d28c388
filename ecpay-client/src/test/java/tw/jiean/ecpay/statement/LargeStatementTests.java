package tw.jiean.ecpay.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class LargeStatementTests {

  @Test
  void aMillionRowsPassOneByOne() {
    try (var rows =
        FundingStatement.read(
            new Endless(StatementTests.FUNDING_HEADER, StatementTests.FUNDING_ROW, 1_000_000),
            FileCharset.UTF_8,
            Map.of())) {
      assertThat(rows.stream().mapToLong(FundingRow::amount).sum()).isEqualTo(1_200_000_000L);
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(rows::next);
    }
  }
}
