package tw.jiean.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * S8 of the security goals, in a real browser: whatever another site makes the buyer's browser post
 * to us, the page shows what the database says. Runs {@code jiean.proof.scale} per cent of 1,000
 * rounds.
 */
@BrowserTest
class ForgedReturnIT {

  private static final int FULL = 1_000;
  private static final int PER_CENT = Integer.getInteger("jiean.proof.scale", 1);

  /** An order of the visitor's and what is true of it. */
  private record Standing(String order, JsonNode status, long amount) {

    String payment() {
      return status.get("paymentStatus").asString();
    }
  }

  /** What the other site claims. */
  private enum Claim {
    UNSIGNED,
    WRONGLY_SIGNED,
    OF_ANOTHER_AMOUNT,
    /** As ECPay itself would sign it: also then the page tells what the server was told. */
    RIGHTLY_SIGNED;

    Map<String, String> fields(Visitor buyer, Standing standing) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("MerchantID", "3002607");
      fields.put("MerchantTradeNo", standing.status().get("merchantTradeNo").asString());
      fields.put("RtnCode", standing.payment().equals("paid") ? "10100058" : "1");
      fields.put("RtnMsg", "Succeeded");
      fields.put("TradeNo", "2611222030159999");
      fields.put("TradeAmt", Long.toString(standing.amount()));
      fields.put("PaymentDate", "2026/11/22 20:30:15");
      fields.put("PaymentType", "Credit_CreditCard");
      fields.put("SimulatePaid", "0");
      switch (this) {
        case UNSIGNED -> {}
        case WRONGLY_SIGNED -> fields.put("CheckMacValue", "A".repeat(64));
        case OF_ANOTHER_AMOUNT -> {
          fields.put("CheckMacValue", sign(buyer, fields));
          fields.put("TradeAmt", "1");
        }
        case RIGHTLY_SIGNED -> fields.put("CheckMacValue", sign(buyer, fields));
      }
      return fields;
    }
  }

  @Test
  void thePageShowsTheTruthWhateverAnotherSitePosts(Visitor buyer) {
    buyer.signUp();
    List<Standing> standings = List.of(waiting(buyer), issued(buyer), declined(buyer), paid(buyer));
    assertThat(standings)
        .extracting(Standing::payment)
        .containsExactly("created", "code_issued", "failed", "paid");
    Claim[] claims = Claim.values();
    int cases = standings.size() * claims.length;
    int rounds = Math.max(cases, FULL * PER_CENT / 100);

    for (int round = 0; round < rounds; round++) {
      Standing standing = standings.get(round % standings.size());
      Claim claim = claims[round / standings.size() % claims.length];

      post(buyer, claim.fields(buyer, standing));

      if (claim == Claim.RIGHTLY_SIGNED) {
        buyer.page().waitForURL(url -> url.contains("/order/") && !url.endsWith("/order/result/"));
        assertThat(buyer.main()).hasAttribute("data-payment-status", standing.payment());
      } else {
        buyer.arrivesAt("/orders/");
      }
      assertThat(buyer.status(standing.order())).as(claim + "").isEqualTo(standing.status());
    }
  }

  /** As a page of another site does it: by a form of its own, sent with the buyer's cookies. */
  private static void post(Visitor buyer, Map<String, String> fields) {
    String inputs =
        fields.entrySet().stream()
            .map(field -> "<input name='" + field.getKey() + "' value='" + field.getValue() + "'>")
            .collect(Collectors.joining());
    buyer.page().navigate("about:blank");
    buyer
        .page()
        .setContent(
            "<form method=post action='"
                + buyer.url("/order/result/")
                + "'>"
                + inputs
                + "<button>贏得大獎</button></form>");
    buyer.page().locator("button").click();
  }

  private static String sign(Visitor buyer, Map<String, String> fields) {
    APIResponse answer =
        buyer
            .page()
            .request()
            .post(
                buyer.server().cashier("/api/sign/").toString(),
                RequestOptions.create().setData(Map.of("fields", fields)));
    return new JsonMapper().readTree(answer.body()).get("CheckMacValue").asString();
  }

  private static Standing waiting(Visitor buyer) {
    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").handOver();
    buyer.open("/orders/");
    return standing(buyer);
  }

  private static Standing issued(Visitor buyer) {
    buyer.choose(Visitor.SERVICE, "standard").method("atm").handOver().issue();
    buyer.arrivesAt("/order/result/");
    return standing(buyer);
  }

  private static Standing declined(Visitor buyer) {
    buyer
        .choose(Visitor.SERVICE, "standard")
        .method("credit_card")
        .handOver()
        .enterCard(Cashier.REFUSED_CARD);
    buyer.arrivesAt("/order/failed/");
    return standing(buyer);
  }

  private static Standing paid(Visitor buyer) {
    buyer.choose(Visitor.SERVICE, "standard").method("credit_card").handOver().payByCard();
    buyer.arrivesAt("/order/successful/");
    return standing(buyer);
  }

  private static Standing standing(Visitor buyer) {
    buyer.open("/orders/");
    String order =
        buyer
            .main()
            .locator("a[href^='/orders/'][href$='/']:not([href='/orders/'])")
            .first()
            .getAttribute("href")
            .replaceAll("^/orders/|/.*$", "");
    JsonNode status = buyer.status(order);
    return new Standing(order, status, status.get("amount").asLong());
  }
}
