package tw.jiean.ecpay.sandbox.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tw.jiean.ecpay.sandbox.SandboxControl;

@EcpaySandbox
class EcpaySandboxExtensionIT {

  private static final List<URI> SEEN = new ArrayList<>();

  @Test
  void theAddressAnswers(URI ecpay) throws Exception {
    SEEN.add(ecpay);
    assertThat(get(ecpay.resolve("/api/trades/")).body()).isEqualTo("[]");
    assertThat(ecpay.toString()).doesNotEndWith("/");
  }

  @Test
  void theClockIsTheSandboxsAndMovesWithIt(Clock clock, SandboxControl control) {
    Instant before = clock.instant();

    control.advance(Duration.ofDays(3));

    assertThat(clock.instant()).isAfterOrEqualTo(before.plus(Duration.ofDays(3)));
    assertThat(clock.getZone()).hasToString("Asia/Taipei");
  }

  @Nested
  @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
  class WhatIsNested {

    @Test
    @Order(1)
    void sharesTheSandboxOfItsClass(URI ecpay) {
      SEEN.add(ecpay);
      assertThat(SEEN).containsOnly(ecpay);
    }
  }

  /** JUnit ends extensions after this, so the proof that one has ended is in a class of its own. */
  @AfterAll
  static void stillRuns() throws Exception {
    for (URI ecpay : SEEN) {
      assertThat(get(ecpay.resolve("/api/trades/")).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void endedItAnswersNobodyAndStartedAgainItIsANewOne() throws Exception {
    var extension = new EcpaySandboxExtension();
    URI first = extension.baseUrl();
    assertThat(get(first.resolve("/api/trades/")).statusCode()).isEqualTo(200);

    JUnitContext.named("class", extension::beforeAll);
    JUnitContext.named("nested", extension::beforeAll);
    JUnitContext.named("nested", extension::afterAll);
    assertThat(get(first.resolve("/api/trades/")).statusCode()).isEqualTo(200);
    JUnitContext.named("class", extension::afterAll);

    assertThatExceptionOfType(ConnectException.class)
        .isThrownBy(() -> get(first.resolve("/api/trades/")));
  }

  private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}
