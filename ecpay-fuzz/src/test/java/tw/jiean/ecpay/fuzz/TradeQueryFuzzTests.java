package tw.jiean.ecpay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.query.TradeQuery;

/** Whatever answers a question about a trade is read or refused as {@link TradeQuery} declares. */
class TradeQueryFuzzTests {

  private static final MerchantTradeNo TRADE = new MerchantTradeNo("SHOP0000000000001A");

  @FuzzTest(maxDuration = "10m")
  void anyAnswerIsReadOrRefused(byte[] answer) {
    readOrRefused(Answering.with(answer));
  }

  /** Gets past the signature, which a fuzzer never guesses. */
  @FuzzTest(maxDuration = "10m")
  void anythingRightlySignedIsReadOrRefused(byte[] lines) {
    readOrRefused(Answering.signed(lines));
  }

  private static void readOrRefused(EcpayClient client) {
    try {
      assertThat(client.trades().ask(TRADE).merchantTradeNo()).isEqualTo(TRADE);
    } catch (InvalidSignature | UnreadableReply refusal) {
      assertThat(refusal.getMessage()).contains("QueryTradeInfo");
    }
    try {
      client
          .trades()
          .askCode(TRADE)
          .ifPresent(code -> assertThat(code.merchantTradeNo()).isEqualTo(TRADE));
    } catch (InvalidSignature | UnreadableReply refusal) {
      assertThat(refusal.getMessage()).contains("QueryPaymentInfo");
    }
  }
}
