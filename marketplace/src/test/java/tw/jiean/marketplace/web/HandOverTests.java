package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HandOverTests {

  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void letsOneResponsePostToOneOtherSite() {
    HandOver.allow(request, URI.create("https://payment.ecpay.com.tw/Cashier/AioCheckOut/V5"));

    assertThat(policy()).endsWith("form-action 'self' https://payment.ecpay.com.tw");
  }

  @Test
  void keepsThePort() {
    HandOver.allow(request, URI.create("http://127.0.0.1:8090/Cashier/AioCheckOut/V5"));

    assertThat(policy()).endsWith("form-action 'self' http://127.0.0.1:8090");
  }

  @Test
  void everyOtherResponsePostsToThisSiteOnly() {
    assertThat(policy()).endsWith("form-action 'self'");
  }

  @Test
  void refusesWhatIsNoSite() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandOver.allow(request, URI.create("javascript:alert(1)")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandOver.allow(request, URI.create("/local/")));
  }

  @Test
  void leavesAStricterPolicyAlone() {
    MockHttpServletResponse response = new MockHttpServletResponse();
    response.setHeader("Content-Security-Policy", "sandbox");

    new ContentSecurityPolicy().writeHeaders(request, response);

    assertThat(response.getHeaders("Content-Security-Policy")).containsExactly("sandbox");
  }

  private String policy() {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new ContentSecurityPolicy().writeHeaders(request, response);
    return String.valueOf(response.getHeader("Content-Security-Policy"));
  }
}
