package tw.jiean.ecpay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.EcpayTradeNo;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.card.CardTrade;
import tw.jiean.ecpay.card.Cards;

/** Whatever answers about a card's payment is read or refused as {@link Cards} declares. */
class CardsFuzzTests {

  private static final CardTrade TRADE =
      new CardTrade(
          new MerchantTradeNo("SHOP0000000000001A"), new EcpayTradeNo("2607022100001234"));
  private static final TradeAmount AMOUNT = new TradeAmount(1200);

  @FuzzTest(maxDuration = "10m")
  void anyJsonIsReadOrRefused(byte[] answer) {
    try {
      assertThat(Answering.with(answer).cards().ask("13129540", AMOUNT, "10000001").amount())
          .isEqualTo(AMOUNT);
    } catch (RejectedByEcpay | UnreadableReply refusal) {
      assertThat(refusal.whatToDo()).isNotBlank();
    }
  }

  @FuzzTest(maxDuration = "10m")
  void anyResultOfAStepIsReadOrRefused(byte[] answer) {
    acceptedOrRefused(Answering.with(answer));
  }

  @FuzzTest(maxDuration = "10m")
  void anyRightlySignedResultOfAStepIsReadOrRefused(byte[] lines) {
    acceptedOrRefused(Answering.signed(lines));
  }

  private static void acceptedOrRefused(EcpayClient client) {
    try {
      client.cards().refund(TRADE, AMOUNT);
    } catch (RejectedByEcpay | InvalidSignature | UnreadableReply refusal) {
      assertThat(refusal.whatToDo()).isNotBlank();
    }
  }
}
