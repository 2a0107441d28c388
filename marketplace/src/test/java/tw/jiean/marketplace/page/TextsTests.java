package tw.jiean.marketplace.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.NoSuchMessageException;

class TextsTests {

  private final Texts texts = new Texts();

  @Test
  void textsOfAllModulesAreFoundInBothLanguages() {
    assertThat(texts.getMessage("order.field.number", null, Locale.TAIWAN)).isEqualTo("訂單編號");
    assertThat(texts.getMessage("order.field.number", null, Locale.ENGLISH))
        .isNotEqualTo("訂單編號")
        .isNotBlank();
    assertThat(texts.getMessage("web.skip", null, Locale.TAIWAN)).isNotBlank();
  }

  @Test
  void anyEnglishIsEnglishAndAllElseIsChinese() {
    assertThat(texts.getMessage("web.skip", null, Locale.UK))
        .isEqualTo(texts.getMessage("web.skip", null, Locale.ENGLISH));
    assertThat(texts.getMessage("web.skip", null, Locale.FRANCE))
        .isEqualTo(texts.getMessage("web.skip", null, Locale.TAIWAN));
  }

  @Test
  void figuresAreWrittenIntoATextThatTakesThem() {
    assertThat(texts.getMessage("catalog.home.more-than", new Object[] {24}, Locale.ENGLISH))
        .contains("24");
  }

  @Test
  void aTextThatNobodyWroteIsAMistake() {
    assertThatThrownBy(() -> texts.getMessage("web.nobody-wrote-this", null, Locale.TAIWAN))
        .isInstanceOf(NoSuchMessageException.class);
  }
}
