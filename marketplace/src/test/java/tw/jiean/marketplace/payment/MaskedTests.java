package tw.jiean.marketplace.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tw.jiean.marketplace.backoffice.AdminValue;

class MaskedTests {

  @Test
  void showsTheEndOfACodeOnly() {
    assertThat(Masked.FORMAT.show("GW130412257496"))
        .isEqualTo(new AdminValue.Code("••••••••••7496"));
  }

  @Test
  void hidesAShortCodeAltogether() {
    assertThat(Masked.FORMAT.show("1234567")).isEqualTo(new AdminValue.Code("•••••••"));
    assertThat(Masked.FORMAT.show("")).isEqualTo(new AdminValue.Code(""));
  }

  @Test
  void hidesThePayersDataAndCodesInAMessageWhateverTheLetterCaseOfTheirNames() {
    String json =
        """
        {"TradeAmt": "1200", "card4no": "2222", "Card6No": "431195", "ATMAccNo": "67890",
         "vAccount": "9103522175887271", "RtnMsg": "成功"}
        """;
    assertThat(Masked.FIELDS.show(json))
        .isEqualTo(
            new AdminValue.Lines(
                """
                ATMAccNo=•••90
                Card6No=••••95
                RtnMsg=成功
                TradeAmt=1200
                card4no=••22
                vAccount=••••••••••••••71\
                """));
  }
}
