package tw.jiean.ecpay.sandbox.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tw.jiean.ecpay.CheckMacValue;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.store.StateStore;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.trade.Merchants;
import tw.jiean.ecpay.sandbox.wire.Form;

class SignatureViewTests {

  private static final Merchant SHOP = Merchant.published();
  private static final Merchant OTHER =
      new Merchant("3000001", "otherHashKey0001", "otherHashIv001");

  /** Holds whatever a mistake can show itself by. */
  private static final Form ORDER =
      Form.of(
          "MerchantID", "3002607",
          "gwsr", "1",
          "TradeDesc", "It's (really) new! ~ 甲*乙",
          "CustomField1", "",
          "ItemName", " spaced ");

  private final Merchants merchants = new Merchants(List.of(SHOP, OTHER), StateStore.open(null));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "É İ Α Ａ",
        "a+b %2d & = # ; ? / \\ : , \" < > [ ] { } | `",
        "~'!*()-_.",
        "\n\t"
      })
  void lastStepIsTheSignature(String value) {
    Form form = ORDER.with("a_1", value).with("a1", value).with("aA", value);

    SignatureView view = view(SHOP.sign(form));

    assertThat(view.right()).isTrue();
    assertThat(view.steps().get(4).text()).isEqualTo(SHOP.signature(form));
    assertThat(view.reason()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void namesTheMistakeThatLeadsToAWrongSignature(Mistake mistake) {
    String algorithm = mistake == Mistake.MD5 ? "MD5" : "SHA-256";
    String wrong = Signature.digest(algorithm, mistake.text(Signature.fields(ORDER), SHOP));

    SignatureView view = view(ORDER.with(CheckMacValue.FIELD, wrong));

    assertThat(view.right()).isFalse();
    assertThat(view.reason()).isEqualTo(Language.EN.text("mistake." + mistake));
  }

  @Test
  void marksWhereTheTextsPart() {
    String wrong =
        Signature.digest(
            "SHA-256", Mistake.SPACE_AS_PERCENT_20.text(Signature.fields(ORDER), SHOP));

    Difference texts = Objects.requireNonNull(view(ORDER.with("CheckMacValue", wrong)).texts());

    assertThat(texts.right()).startsWith("+");
    assertThat(texts.other()).startsWith("%20");
    assertThat(texts.same()).endsWith("itemname%3d");
  }

  @Test
  void marksTheFirstDigitThatDiffers() {
    String right = SHOP.signature(ORDER);
    String wrong =
        right.substring(0, 10) + (right.charAt(10) == '0' ? '1' : '0') + right.substring(11);

    SignatureView view = view(ORDER.with(CheckMacValue.FIELD, wrong));

    Difference digests = Objects.requireNonNull(view.digests());
    assertThat(digests.position()).isEqualTo(11);
    assertThat(digests.same()).isEqualTo(right.substring(0, 10));
    assertThat(view.reason()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 55})
  void showsEveryDigitOfBothSignatures(int differing) {
    String right = SHOP.signature(ORDER);
    char other = right.charAt(differing) == '0' ? '1' : '0';
    String wrong = right.substring(0, differing) + other + right.substring(differing + 1);

    Difference digests =
        Objects.requireNonNull(view(ORDER.with(CheckMacValue.FIELD, wrong)).digests());

    assertThat(digests.same() + digests.right()).isEqualTo(right);
    assertThat(digests.same() + digests.other()).isEqualTo(wrong);
  }

  @Test
  void namesTheFieldThatWasAddedAfterSigning() {
    Form form = SHOP.sign(ORDER).with("Language", "ENG");

    assertThat(view(form).reason()).isEqualTo("the field Language was sent but not signed.");
  }

  @Test
  void namesTheMerchantWhoseKeysSigned() {
    assertThat(view(OTHER.sign(ORDER)).reason()).contains("merchant 3000001");
  }

  @Test
  void knowsItsOwnDigitsInSmallLetters() {
    String small = Signature.lowered(SHOP.signature(ORDER));

    assertThat(view(ORDER.with(CheckMacValue.FIELD, small)).reason()).contains("small letters");
  }

  private SignatureView view(Form form) {
    return SignatureView.of(form, SHOP, merchants, Language.EN);
  }
}
