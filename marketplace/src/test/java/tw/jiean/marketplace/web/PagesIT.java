package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tw.jiean.marketplace.MarketplaceTest;

@MarketplaceTest
class PagesIT {

  @Autowired private MockMvcTester mvc;

  @Test
  void theSignInPageIsInChineseFirst() {
    assertThat(mvc.get().uri("/login/"))
        .hasStatusOk()
        .bodyText()
        .contains("lang=\"zh-TW\"", "登入", "測試環境", "name=\"_csrf\"");
  }

  @Test
  void wrongSignUpKeepsWhatWasTyped() {
    assertThat(
            mvc.post()
                .uri("/signup/")
                .with(csrf())
                .param("email", "nobody")
                .param("displayName", "小明"))
        .hasStatus(HttpStatus.BAD_REQUEST)
        .bodyText()
        .contains("value=\"nobody\"", "value=\"小明\"", "href=\"#email\"", "id=\"email-error\"");
  }
}
