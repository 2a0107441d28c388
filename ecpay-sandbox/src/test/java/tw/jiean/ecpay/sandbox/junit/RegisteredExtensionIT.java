package tw.jiean.ecpay.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tw.jiean.ecpay.sandbox.SandboxControl;
import tw.jiean.ecpay.sandbox.SandboxSettings;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.trade.Merchant;

/** With settings of its own, and with the address before the first test begins. */
class RegisteredExtensionIT {

  @RegisterExtension
  static final EcpaySandboxExtension ECPAY =
      new EcpaySandboxExtension(
          SandboxSettings.defaults()
              .withMerchants(List.of(new Merchant("3000001", "otherHashKey0001", "otherHashIv1"))));

  /** As a framework does that starts the shop with it. */
  private static final URI BEFORE = ECPAY.baseUrl();

  @Test
  void theAddressIsTheSameBeforeAndInTests(URI during) {
    assertThat(during).isEqualTo(BEFORE);
  }

  @Test
  void severalDoNotMeet(SandboxControl control) {
    var other = new EcpaySandboxExtension();
    other.control().misbehave(Fault.HTTP_500);

    assertThat(other.baseUrl()).isNotEqualTo(BEFORE);
    assertThat(control.faults()).isEmpty();
    JUnitContext.named("other", other::beforeAll);
    JUnitContext.named("other", other::afterAll);
  }
}
