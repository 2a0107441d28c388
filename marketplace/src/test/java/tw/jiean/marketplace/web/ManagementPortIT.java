package tw.jiean.marketplace.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import tw.jiean.marketplace.MarketplaceTest;

@MarketplaceTest
class ManagementPortIT {

  @LocalManagementPort private int port;

  @Test
  void tellsHealthAndMetricsWithoutSignIn() {
    Visitor visitor = new Visitor(port);

    assertThat(visitor.get("/actuator/health").body()).contains("UP");
    assertThat(visitor.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(200);
    assertThat(visitor.session()).isEmpty();
  }

  @Test
  void hasNothingOfTheApplication() {
    Visitor visitor = new Visitor(port);

    assertThat(visitor.get("/login/").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/orders/").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/actuator/env").statusCode()).isEqualTo(404);
  }
}
