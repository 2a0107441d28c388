package tw.jiean.ecpay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.function.Supplier;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.statement.FileCharset;
import tw.jiean.ecpay.statement.FundingStatement;
import tw.jiean.ecpay.statement.Statement;
import tw.jiean.ecpay.statement.TradeStatement;

/** Whatever comes as a statement file is read to its end or refused as declared. */
class StatementFuzzTests {

  @FuzzTest(maxDuration = "10m")
  void anyFileIsReadOrRefused(byte[] file) {
    for (FileCharset charset : FileCharset.values()) {
      readOrRefused(() -> TradeStatement.read(new ByteArrayInputStream(file), charset, Map.of()));
      readOrRefused(() -> FundingStatement.read(new ByteArrayInputStream(file), charset, Map.of()));
    }
  }

  private static void readOrRefused(Supplier<Statement<?>> opening) {
    try (Statement<?> statement = opening.get()) {
      statement.forEachRemaining(row -> assertThat(row).isNotNull());
    } catch (RejectedByEcpay | UnreadableReply refusal) {
      assertThat(refusal.whatToDo()).isNotBlank();
    }
  }
}
