package tw.jiean.marketplace.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.earning.Earning;
import tw.jiean.marketplace.earning.Earnings;
import tw.jiean.marketplace.ledger.Ledger;
import tw.jiean.marketplace.ledger.Side;
import tw.jiean.marketplace.order.OrderFixtures.Sale;

/** What tests of paid orders share: they are brought where they are by their own forms. */
abstract class OrderProcessITBase extends OrderITBase {

  static final Duration DAY = Duration.ofDays(1);
  static final Duration SECOND = Duration.ofSeconds(1);

  @Autowired OrderProcess process;
  @Autowired OrderTimers timers;
  @Autowired Earnings earnings;
  @Autowired Ledger ledger;
  @Autowired SettableClock clock;

  Sale started() {
    Sale sale = fixtures.funded();
    done(sale, sale.buyer(), "requirements", Map.of("answer_0", "一隻貓"));
    return sale;
  }

  Sale delivered() {
    Sale sale = started();
    done(sale, sale.seller(), "deliver", Map.of("number", "1", "note", "第一版"));
    return sale;
  }

  void done(Sale sale, SignedInAccount who, String act, Map<String, String> form) {
    assertThat(post(sale, who, act, form))
        .hasStatus(HttpStatus.SEE_OTHER)
        .hasRedirectedUrl(sale.page());
    for (SignedInAccount party : List.of(sale.buyer(), sale.seller())) {
      for (String language : List.of("zh-TW", "en")) {
        assertThat(get(sale.page(), party).cookie(new Cookie("language", language)))
            .hasStatusOk()
            .bodyText()
            .doesNotContain("??");
      }
    }
  }

  MvcTestResult post(Sale sale, SignedInAccount who, String act, Map<String, String> form) {
    var request = mvc.post().uri(sale.page() + act + "/").with(user(who)).with(csrf());
    form.forEach(request::param);
    return request.exchange();
  }

  int reminders(Sale sale) {
    return (int)
        orders.history(sale.order().number()).stream()
            .filter(entry -> entry.key().equals("reminded"))
            .count();
  }

  Earning earning(Sale sale) {
    return earnings.of(sale.order().number().reference()).orElseThrow();
  }

  long escrow(Sale sale) {
    return ledger.balance(Side.escrow(sale.order().number().value()));
  }

  long payable(Sale sale) {
    return ledger.balance(Side.sellerPayable(Long.toString(sale.seller().id().value())));
  }

  List<String> story(Sale sale) {
    return orders.history(sale.order().number()).stream().map(HistoryEntry::key).toList();
  }
}
