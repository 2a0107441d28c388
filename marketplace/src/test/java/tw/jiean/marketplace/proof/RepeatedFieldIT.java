package tw.jiean.marketplace.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static tw.jiean.marketplace.payment.EcpayMessages.body;
import static tw.jiean.marketplace.payment.EcpayMessages.with;
import static tw.jiean.marketplace.payment.EcpayMessages.without;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** S25: a field that comes twice, in the body, in the address or in both, counts nowhere. */
@AsInProduction
class RepeatedFieldIT {

  private static final String OTHER = "1";

  @Autowired private Outside outside;

  /** What is sent: the address behind the path, and the body. */
  private record Polluted(String query, String message) {

    /** Every way in which a field of a form can come twice. */
    static Stream<Polluted> of(Map<String, String> form, String field) {
      String value = form.getOrDefault(field, "");
      String right = body(Map.of(field, value));
      String wrong = body(Map.of(field, OTHER));
      String whole = body(form);
      String rest = body(without(form, field));
      return Stream.of(
          new Polluted("", whole + "&" + right),
          new Polluted("", whole + "&" + wrong),
          new Polluted("", wrong + "&" + whole),
          new Polluted("?" + right, whole),
          new Polluted("?" + wrong, whole),
          new Polluted("?" + right + "&" + wrong, rest),
          new Polluted("?" + wrong + "&" + right, rest),
          new Polluted("?" + right + "&" + wrong, whole));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/order/return/", "/order/return", "/order/payment-info/", "/order/payment-info"})
  void callbacksRefuseThem(String door) {
    Purchase purchase = outside.order("credit_card");
    Map<String, String> paid = purchase.paid();
    Map<String, String> signed = with(paid, Forgery.MAC, Outside.sign(paid));
    Map<String, String> before = outside.database();

    for (String field : signed.keySet()) {
      Polluted.of(signed, field)
          .forEach(polluted -> {
            HttpResponse<String> answer = outside.post(door + polluted.query(), polluted.message());
            assertThat(answer.statusCode()).as("%s", polluted).isIn(400, 422);
            assertThat(answer.body())
                .as("%s", polluted)
                .isIn("0|repeated_field", "0|no_signature", "0|signature");
          });
    }

    assertThat(Outside.differences(before, outside.database())).isEmpty();
    assertThat(outside.state(purchase)).isEqualTo("pending created");
    assertThat(outside.post(door, body(signed)).body()).isEqualTo("1|OK");
  }

  @Test
  void theWayBackLeadsToMyOrders() {
    Purchase purchase = outside.order("credit_card");
    Map<String, String> paid = purchase.paid();
    Map<String, String> signed = with(paid, Forgery.MAC, Outside.sign(paid));

    for (String field : signed.keySet()) {
      Polluted.of(signed, field)
          .forEach(polluted ->
              assertThat(
                      outside
                          .post("/order/result/" + polluted.query(), polluted.message())
                          .headers()
                          .firstValue("Location"))
                  .as("%s", polluted)
                  .hasValue("/orders/"));
    }
  }

  /** A form of the site, filled in rightly. */
  record Form(String path, Map<String, String> fields) {

    @Override
    public String toString() {
      return path;
    }
  }

  private static Form form(String path, String... namesAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Form(path, fields);
  }

  static Stream<Form> forms() {
    return Stream.of(
        form(
            "/order/create/",
            "service_id",
            "SERVICE",
            "plan",
            "premium",
            "payment_method",
            "credit_card",
            "request_id",
            UUID.randomUUID().toString()),
        form(
            "/orders/ORDER/pay/",
            "payment_method",
            "atm",
            "request_id",
            UUID.randomUUID().toString()),
        form("/login/", "username", "nobody@example.com", "password", "no password"),
        form(
            "/signup/",
            "email",
            "new@example.com",
            "displayName",
            "新買家",
            "password",
            "four black cats"),
        form("/account/", "displayName", "別名"),
        form(
            "/account/password/",
            "currentPassword",
            "four black cats",
            "password",
            "five black cats"),
        form(
            "/studio/listings/new/",
            "title",
            "標題",
            "description",
            "說明",
            "standard.title",
            "基本版",
            "standard.description",
            "兩個提案",
            "standard.price",
            "1200",
            "standard.deliveryDays",
            "7"),
        form("/logout/"));
  }

  @ParameterizedTest
  @MethodSource("forms")
  void formsTakeNone(Form form) {
    Purchase purchase = outside.order("credit_card");
    String path = form.path().replace("ORDER", purchase.orderNo());
    Map<String, String> fields = new LinkedHashMap<>(form.fields());
    fields.replace("service_id", Long.toString(outside.session().listing().value()));
    fields.put("_csrf", outside.session().token());
    Map<String, String> before = outside.database();

    for (String field : fields.keySet()) {
      Polluted.of(fields, field)
          .forEach(polluted -> {
            int status =
                outside.postSignedIn(path + polluted.query(), polluted.message()).statusCode();
            // A wrong token that comes first is refused before anything else is looked at.
            assertThat(status)
                .as("%s", polluted)
                .isIn(field.equals("_csrf") ? List.of(400, 403) : List.of(400));
          });
    }

    assertThat(Outside.differences(before, outside.database())).isEmpty();
    assertThat(outside.get("/orders/").statusCode()).isEqualTo(302);
    assertThat(outside.getSignedIn("/orders/").statusCode()).as("still signed in").isEqualTo(200);
  }

  @Test
  void theSameFormsWithoutRepeatsAreTaken() {
    Map<String, String> choice = Map.of("plan", "premium", "payment_method", "credit_card");

    assertThat(outside.choose(choice).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/?q=a&q=b",
        "/?category=a&category=b",
        "/order/SERVICE/?plan=standard&plan=premium"
      })
  void searchesAndChoicesInTheAddressTakeNone(String path) {
    String address = path.replace("SERVICE", Long.toString(outside.session().listing().value()));

    assertThat(outside.getSignedIn(address).statusCode()).isEqualTo(400);
    assertThat(outside.getSignedIn(address.replaceFirst("&.*", "")).statusCode()).isEqualTo(200);
  }

  @Test
  void boxesThatCanBeTickedTogetherMayRepeatButNotFromTheAddress() {
    String first = Long.toString(outside.category().value());
    String second = Long.toString(outside.category().value());
    String listing =
        body(
            Map.of(
                "title", "兩個類別",
                "description", "說明",
                "standard.title", "基本版",
                "standard.description", "兩個提案",
                "standard.price", "1200",
                "_csrf", outside.session().token()));
    String path = "/studio/listings/new/";

    assertThat(
            outside
                .postSignedIn(path + "?categories=" + first, listing + "&categories=" + second)
                .statusCode())
        .isEqualTo(400);
    assertThat(
            outside
                .postSignedIn(path, listing + "&categories=" + first + "&categories=" + second)
                .statusCode())
        .isEqualTo(302);
  }
}
