package tw.jiean.ecpay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.periodic.PeriodicPlans;

/** Whatever answers about a periodic order is read or refused as {@link PeriodicPlans} declares. */
class PeriodicPlansFuzzTests {

  private static final MerchantTradeNo ORDER = new MerchantTradeNo("SHOP0000000000001A");

  @FuzzTest(maxDuration = "10m")
  void anyJsonIsReadOrRefused(byte[] answer) {
    try {
      assertThat(Answering.with(answer).plans().ask(ORDER).merchantTradeNo()).isEqualTo(ORDER);
    } catch (RejectedByEcpay | UnreadableReply refusal) {
      assertThat(refusal.whatToDo()).isNotBlank();
    }
  }

  @FuzzTest(maxDuration = "10m")
  void anyRightlySignedResultOfACommandIsReadOrRefused(byte[] lines) {
    try {
      Answering.signed(lines).plans().cancel(ORDER);
    } catch (RejectedByEcpay | InvalidSignature | UnreadableReply refusal) {
      assertThat(refusal.whatToDo()).isNotBlank();
    }
  }
}
