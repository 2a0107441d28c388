package tw.jiean.marketplace.refund;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import tw.jiean.ecpay.AskedTooOften;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.InvalidSignature;
import tw.jiean.ecpay.RejectedByEcpay;
import tw.jiean.ecpay.UnreadableReply;
import tw.jiean.ecpay.refund.PlanReason;
import tw.jiean.marketplace.money.Money;

/** What was found out about a refund, in the language of whoever reads it. */
class RefundNoteTests {

  private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

  RefundNoteTests() {
    texts.setBasename("messages/refund");
    texts.setDefaultEncoding("UTF-8");
    texts.setFallbackToSystemLocale(false);
  }

  private String told(String note, Locale language) {
    return texts.getMessage(RefundNote.told(note), language);
  }

  @Test
  void everythingThatIsFoundOutHereHasItsWordsInBothLanguages() {
    List<String> notes =
        Stream.concat(
                Stream.of(PlanReason.values()).map(RefundNote::of),
                Stream.of(
                    "another_came_between",
                    "nobody_came_back",
                    "state_not_askable",
                    RefundNote.of(new AskedTooOften("Query", Instant.EPOCH)),
                    RefundNote.of(new EcpayUnreachable("Query", "HTTP 502", null)),
                    RefundNote.of(new InvalidSignature("Query")),
                    RefundNote.of(new UnreadableReply("Query", "no rows", null))))
            .toList();

    for (String note : notes) {
      assertThat(told(note, Locale.TAIWAN))
          .as(note)
          .isNotEqualTo(note)
          .containsPattern("\\p{IsHan}");
      assertThat(told(note, Locale.ENGLISH)).as(note).isNotEqualTo(note).doesNotContain("{0}");
    }
  }

  @Test
  void whatTheWordsNameIsInThem() {
    String note = RefundNote.of("sums_differ", Money.of(300), Money.of(0), Money.of(500));

    assertThat(told(note, Locale.TAIWAN)).isEqualTo("綠界已退 NT$300，系統紀錄是 NT$0 到 NT$500");
    assertThat(told(note, Locale.ENGLISH))
        .isEqualTo("ECPay has refunded NT$300; here it is NT$0 to NT$500");
  }

  @Test
  void ecpaysOwnWordsStayAsTheyAre() {
    String note = RefundNote.of(new RejectedByEcpay("DoAction", "10200047", "Cant not find {0}."));

    assertThat(told(note, Locale.TAIWAN)).isEqualTo("10200047 Cant not find {0}.");
    assertThat(told("要關帳", Locale.ENGLISH)).isEqualTo("要關帳");
  }
}
