package tw.jiean.marketplace.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientAddressTests {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "192.168.1.1",
        "172.20.0.5",
        "::1",
        "fe80::1",
        "fd00::1",
        "0.0.0.0",
        "",
        "localhost",
        "shop.example"
      })
  void addressesThatEverybodySharesAreNotCounted(String address) {
    assertThat(ClientAddress.countedAs(address)).isEmpty();
  }

  @Test
  void neighboursOfOneIpv6NetworkCountTogether() {
    assertThat(ClientAddress.countedAs("2001:db8:1:2::1"))
        .isPresent()
        .isEqualTo(ClientAddress.countedAs("2001:db8:1:2:ffff::9"))
        .isNotEqualTo(ClientAddress.countedAs("2001:db8:1:3::1"));
    assertThat(ClientAddress.countedAs("203.0.113.7")).hasValue("203.0.113.7");
  }

  @ParameterizedTest
  @CsvSource({"203.0.113.7,203.0.113.•", "2001:db8:12:34::1,2001:db8:12:•", "nowhere,''"})
  void onlyTheBeginningIsShown(String address, String shown) {
    assertThat(ClientAddress.masked(address)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36',Chrome · Windows",
    "'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1',Safari · iPhone",
    "'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0',Firefox · macOS",
    "curl/8.0,''"
  })
  void devicesAreCalledByTheirNames(String userAgent, String name) {
    assertThat(Device.of(userAgent)).isEqualTo(name);
  }

  @Test
  void commonPasswordsAreManyAndKnownWhateverTheirLetterCase() {
    assertThat(CommonPasswords.size()).isGreaterThan(10_000);
    assertThat(CommonPasswords.contain("PassWord1")).isTrue();
    assertThat(CommonPasswords.contain("four black cats")).isFalse();
  }
}
