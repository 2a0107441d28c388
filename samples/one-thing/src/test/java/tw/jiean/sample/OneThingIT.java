package tw.jiean.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tw.jiean.ecpay.sandbox.EcpaySandbox;
import tw.jiean.ecpay.sandbox.SandboxSettings;

/** Buys the thing as a browser would: the shop's form, the sandbox's cashier, the shop again. */
class OneThingIT {

  private static final Pattern INPUT =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

  private final HttpClient http = HttpClient.newHttpClient();
  private EcpaySandbox sandbox;
  private ConfigurableApplicationContext application;
  private URI shop;

  @BeforeEach
  void start() throws IOException {
    sandbox = EcpaySandbox.start(SandboxSettings.defaults().withPort(0));
    int port = freePort();
    shop = URI.create("http://localhost:" + port);
    application =
        SpringApplication.run(
            OneThing.class,
            "--server.port=" + port,
            "--shop.url=" + shop,
            "--ecpay.sandbox-url=" + sandbox.baseUrl());
  }

  @AfterEach
  void stop() {
    application.close();
    sandbox.close();
  }

  @Test
  void thePaymentOnTheSandboxIsKnownToTheShop() throws Exception {
    String number = order();
    assertThat(get("/orders/" + number)).isEqualTo("Not paid yet");

    sandbox.control().pay(number);

    assertThat(sandbox.control().deliveries())
        .singleElement()
        .satisfies(delivery -> assertThat(delivery.answer()).isEqualTo("1|OK"));
    assertThat(get("/orders/" + number)).isEqualTo("Paid, thank you");
  }

  @Test
  void aSimulatedPaymentIsNoMoney() throws Exception {
    String number = order();

    sandbox.control().simulate(number);

    assertThat(get("/orders/" + number)).isEqualTo("Not paid yet");
  }

  @Test
  void theSampleIsAsShortAsItClaims() throws IOException {
    assertThat(Files.readAllLines(Path.of("src/main/java/tw/jiean/sample/OneThing.java")))
        .hasSizeLessThanOrEqualTo(60);
  }

  /** Takes the shop's form to the cashier and gives the order's number. */
  private String order() throws Exception {
    String page = get("/");
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher inputs = INPUT.matcher(page);
    while (inputs.find()) {
      fields.put(inputs.group(1), inputs.group(2));
    }
    String body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpResponse<String> cashier =
        http.send(
            HttpRequest.newBuilder(sandbox.baseUrl().resolve("/Cashier/AioCheckOut/V5"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(cashier.statusCode()).isLessThan(400);
    return fields.get("MerchantTradeNo");
  }

  private String get(String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(shop.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
