package tw.jiean.ecpay.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Collectors;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.UnreadableReply;

/** Whatever answers a question about a trade is read or refused as {@code TradeQuery} declares. */
class TradeQueryFuzzTests {

  private static final MerchantTradeNo TRADE = new MerchantTradeNo("SHOP0000000000001A");

  @FuzzTest(maxDuration = "10m")
  void anyAnswerIsReadOrRefused(byte[] answer) {
    readOrRefused(new String(answer, UTF_8));
  }

  /** Gets past the signature; ECPay writes this answer without escapes. */
  @FuzzTest(maxDuration = "10m")
  void anythingRightlySignedIsReadOrRefused(byte[] lines) {
    readOrRefused(
        Merchant.CONFIG.sign(Merchant.fields(new String(lines, UTF_8))).list().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&")));
  }

  private static void readOrRefused(String answer) {
    try {
      assertThat(Answering.with(answer).trades().ask(TRADE).merchantTradeNo()).isEqualTo(TRADE);
    } catch (InvalidSignature | UnreadableReply refusal) {
      assertThat(refusal.getMessage()).contains("QueryTradeInfo");
    }
  }
}
