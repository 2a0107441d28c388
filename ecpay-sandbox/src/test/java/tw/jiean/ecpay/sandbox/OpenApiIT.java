package tw.jiean.ecpay.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.ecpay.sandbox.trade.Merchant;
import tw.jiean.ecpay.sandbox.wire.Form;

/** The description of the control interface, held against what it does. */
class OpenApiIT extends SandboxTestBase {

  private static final Pattern ROUTE =
      Pattern.compile("routes\\.(get|post|put|delete)\\(\\s*(\"/api/|TRADE|PATH|ONE)");

  /** What a command needs to be told; the others need nothing. */
  private static final Map<String, String> BODIES =
      Map.of(
          "card", "{\"declines\": true}",
          "misbehave", "{\"name\": \"http-500\"}",
          "addMerchant", "{\"hashKey\": \"key1\", \"hashIv\": \"iv1\"}",
          "advance", "{\"seconds\": 1}",
          "sign", "{\"fields\": {\"MerchantID\": \"3002607\"}}");

  private final JsonNode description =
      JsonMapper.shared().readTree(browser.get("/api/openapi.json").body());

  @Test
  void everyOperationIsThereAndAnswersWithExactlyTheDescribedFields() throws Exception {
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        String id = operation.getValue().path("operationId").asString();
        HttpResponse<String> answer =
            call(
                operation.getKey(),
                path.getKey()
                    .replace("{merchantTradeNo}", tradeFor(id))
                    .replace("{merchantId}", merchantFor(id)),
                BODIES.getOrDefault(id, ""));

        assertThat(answer.statusCode()).as(id).isEqualTo(200);
        JsonNode schema =
            operation.getValue().at("/responses/200/content/application~1json/schema");
        check(id, schema, JsonMapper.shared().readTree(answer.body()));
      }
    }
  }

  @Test
  void everyRouteIsDescribed() throws IOException {
    long described =
        description.path("paths").properties().stream()
            .mapToLong(path -> path.getValue().size())
            .sum();
    long routes = 0;
    for (String file : List.of("ControlApi", "FaultsApi", "MerchantsApi")) {
      String source =
          Files.readString(
              Path.of("src/main/java/tw/jiean/ecpay/sandbox/endpoint/" + file + ".java"));
      routes += ROUTE.matcher(source).results().count();
    }

    assertThat(described).isEqualTo(routes - 1); // the description itself
  }

  @Test
  void everyFaultIsDescribedAndExplainedInTheReadme() throws IOException {
    JsonNode names =
        description.at(
            "/paths/~1api~1faults~1/put/requestBody/content/application~1json/schema/properties"
                + "/name/enum");
    List<String> words = Arrays.stream(Fault.values()).map(Fault::word).toList();

    assertThat(StreamSupport.stream(names.spliterator(), false).map(JsonNode::asString))
        .containsExactlyElementsOf(words);
    String readme = Files.readString(Path.of("README.md"));
    assertThat(words).allMatch(word -> readme.contains("| `" + word + "` | "));
  }

  @Test
  void anUnknownTradeAndAnImpossibleCommandAreAnsweredAsDescribed() throws Exception {
    HttpResponse<String> unknown = call("get", "/api/trades/NOSUCH/", "");
    assertThat(unknown.statusCode()).isEqualTo(404);
    check("404", schema("Error"), JsonMapper.shared().readTree(unknown.body()));

    HttpResponse<String> impossible =
        call("post", "/api/trades/" + tradeFor("trade") + "/resend/", "");
    assertThat(impossible.statusCode()).isEqualTo(409);
    check("409", schema("Error"), JsonMapper.shared().readTree(impossible.body()));
  }

  @Test
  void everyBodyIsRefusedThatHasAMemberBesidesTheDescribedOnes() throws Exception {
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        String id = operation.getValue().path("operationId").asString();
        JsonNode schema = operation.getValue().at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode()) {
          continue;
        }
        assertThat(
                schema.path("additionalProperties").isBoolean()
                    || schema.path("unevaluatedProperties").isBoolean())
            .as(id)
            .isTrue();
        String members = BODIES.getOrDefault(id, "{}").substring(1);
        HttpResponse<String> answer =
            call(
                operation.getKey(),
                path.getKey()
                    .replace("{merchantTradeNo}", tradeFor(id))
                    .replace("{merchantId}", merchantFor(id)),
                "{\"merchanttradeno\": \"X1\"" + (members.equals("}") ? "" : ", ") + members);

        assertThat(answer.statusCode()).as(id).isEqualTo(400);
        JsonNode error = JsonMapper.shared().readTree(answer.body());
        check(id, schema("Error"), error);
        assertThat(error.path("error").asString()).as(id).contains("merchanttradeno");
      }
    }
  }

  /** A trade that is in the state which the operation needs. */
  private String tradeFor(String operation) {
    Form order =
        switch (operation) {
          case "issue" -> orders.by("ATM");
          case "card" -> orders.periodic("D", 1, 9);
          default -> orders.card();
        };
    browser.open(order);
    String number = TestOrders.number(order);
    if (Stream.of("resend", "authorisations", "card", "deliveries").anyMatch(operation::equals)) {
      control.pay(number);
    }
    if (operation.equals("faults")) {
      control.misbehave(Fault.WRONG_AMOUNT, "OTHER", 1);
    }
    return number;
  }

  private String merchantFor(String operation) {
    if (operation.equals("removeMerchant")) {
      control.addMerchant(new Merchant("3000002", "key2", "iv2"));
    }
    return operation.equals("removeMerchant") ? "3000002" : "3000001";
  }

  private void check(String what, JsonNode schema, JsonNode answer) {
    if (schema.has("items")) {
      assertThat(answer.isArray()).as(what).isTrue();
      assertThat(answer.isEmpty()).as(what).isEqualTo(schema.has("maxItems"));
      answer.forEach(item -> check(what, schema.path("items"), item));
      return;
    }
    String name = schema.path("$ref").asString("").replace("#/components/schemas/", "");
    JsonNode described = schema.has("$ref") ? schema(name) : schema;
    assertThat(new TreeSet<>(answer.propertyNames()))
        .as(what)
        .isEqualTo(new TreeSet<>(described.path("properties").propertyNames()))
        .isNotEmpty();
    for (var property : described.path("properties").properties()) {
      checkType(what, property.getKey(), property.getValue(), answer.path(property.getKey()));
    }
  }

  private static void checkType(String what, String name, JsonNode described, JsonNode value) {
    String types = described.path("type").toString();
    String actual =
        value.isNull()
            ? "null"
            : value.isBoolean() ? "boolean" : value.isIntegralNumber() ? "integer" : "string";
    assertThat(types).as(what + " " + name).contains('"' + actual + '"');
    if (described.has("enum")) {
      assertThat(described.path("enum")).as(what + " " + name).contains(value);
    }
  }

  private JsonNode schema(String name) {
    return description.path("components").path("schemas").path(name);
  }

  private HttpResponse<String> call(String method, String path, String body)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(sandbox.baseUrl().resolve(path))
                .header("Content-Type", "application/json")
                .method(method.toUpperCase(Locale.ROOT), BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }
}
