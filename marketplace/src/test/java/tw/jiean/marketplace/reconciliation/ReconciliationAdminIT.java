package tw.jiean.marketplace.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tw.jiean.ecpay.sandbox.fault.Fault;
import tw.jiean.marketplace.payment.PaymentMethod;
import tw.jiean.marketplace.simulation.SimulatedWorldTest;
import tw.jiean.marketplace.simulation.World;
import tw.jiean.marketplace.simulation.World.Placed;

/** What operators see of the comparison, what they do about it, and the figures of it. */
@SimulatedWorldTest
class ReconciliationAdminIT {

  @Autowired private World world;
  @Autowired private Reconciliation reconciliation;
  @Autowired private MockMvcTester mvc;
  @Autowired private MeterRegistry meters;

  @AfterEach
  void end() {
    world.end();
  }

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(WorkingDays.TAIWAN).toInstant();
  }

  /** Two payments on a Monday, one of which ECPay's files of that day call a dollar dearer. */
  private Placed dearer(LocalDate monday) {
    world.begin(3, at(monday.minusDays(1), LocalTime.of(9, 0)));
    world.clock().set(at(monday, LocalTime.NOON));
    Placed right = Objects.requireNonNull(world.order(0, PaymentMethod.WEBATM));
    Placed dearer = Objects.requireNonNull(world.order(1, PaymentMethod.WEBATM));
    world.ecpay().misbehave(Fault.STATEMENT_ROW_DIFFERENT, dearer.tradeNo(), 1);
    world.ecpay().pay(right.tradeNo());
    world.ecpay().pay(dearer.tradeNo());
    world.pass(
        Duration.between(world.clock().instant(), at(monday.plusDays(1), LocalTime.of(15, 0))));
    return dearer;
  }

  private long breakOf(Placed placed) {
    return world
        .jdbc()
        .sql("select id from reconciliation_break where trade_no = :no")
        .param("no", placed.tradeNo())
        .query(Long.class)
        .single();
  }

  @Test
  void aDayShowsWhatEachSideSaysAndItsBreaks() {
    Placed dearer = dearer(LocalDate.of(2029, 1, 8));

    assertThat(page("/admin/reconciliation/"))
        .contains("2029-01-08", "NT$6,000", "NT$6,001", "99.98%", "全部");
    assertThat(page("/admin/reconciliation/2029-01-08/"))
        .contains("金額不同", dearer.tradeNo(), "交易（付款日）", "信用卡請退款（請款日）");
    long id = breakOf(dearer);
    String inbox = page("/admin/breaks/?status=open&kind=amount");
    assertThat(inbox).contains("/admin/breaks/" + id + "/", dearer.tradeNo(), "NT$1");
    assertThat(page("/admin/breaks/" + id + "/"))
        .contains("NT$4,800", "對帳檔的列", "NT$4,801", "2029-01-08");
    assertThat(page("/admin/payments/" + attempt(dearer) + "/"))
        .contains("/admin/breaks/" + id + "/", "對帳（2029-01-08 的檔案）發現差異：金額不同");
  }

  private long attempt(Placed placed) {
    return world
        .jdbc()
        .sql("select id from payment_attempt where merchant_trade_no = :no")
        .param("no", placed.tradeNo())
        .query(Long.class)
        .single();
  }

  @Test
  void anOperatorClosesABreakWithAReasonOnce() {
    long id = breakOf(dearer(LocalDate.of(2029, 2, 5)));
    String close = "/admin/breaks/" + id + "/do/close/";

    assertThat(post(close, "")).as("without a reason").hasStatus(400);
    assertThat(page("/admin/breaks/" + id + "/")).contains("未結", close);
    assertThat(post(close, "已向綠界查明")).hasStatus(303);

    assertThat(page("/admin/breaks/" + id + "/"))
        .contains("已結案", "已向綠界查明", "one@example.com")
        .doesNotContain(close);
    assertThat(page("/admin/audit/")).contains("/admin/breaks/" + id + "/");
    reconciliation.reconcile(LocalDate.of(2029, 2, 5));
    assertThat(page("/admin/breaks/" + id + "/")).contains("已結案");
  }

  @Test
  void aDayIsAskedForAgain() {
    LocalDate day = LocalDate.of(2029, 3, 5);
    long id = breakOf(dearer(day));
    world.ecpay().behave();

    assertThat(post("/admin/reconciliation/" + day + "/do/ask-again/", "綠界說已更正")).hasStatus(303);
    world.pass(Duration.ofMinutes(30));

    assertThat(page("/admin/breaks/" + id + "/")).contains("已結案", "後來的對帳檔已說明", "系統");
    assertThat(page("/admin/reconciliation/" + day + "/")).contains("100.00%");
  }

  @Test
  void aDayWhoseComparisonWasBrokenOffIsComparedByTheNextRun() {
    LocalDate day = LocalDate.of(2029, 3, 19);
    dearer(day);
    // As a crash leaves it: the last file is kept, nothing of the day is due, nothing was compared.
    world.jdbc().sql("delete from reconciliation_day where day = :day").param("day", day).update();
    assertThat(page("/admin/reconciliation/")).doesNotContain("2029-03-19");

    reconciliation.runDue();

    assertThat(page("/admin/reconciliation/2029-03-19/")).contains("NT$6,000", "NT$6,001");
  }

  @Test
  void whatIsOpenIsSeenInTheFigures() {
    dearer(LocalDate.of(2029, 4, 9));
    world.pass(Duration.ofHours(2));

    assertThat(figure("breaks")).isEqualTo(1);
    assertThat(figure("breaks.oldest")).isBetween(7_200.0, 11_000.0);
    assertThat(meters.get("jiean.reconciliation.explained").gauge().value())
        .isGreaterThan(0.999)
        .isLessThan(1);
    assertThat(meters.get("jiean.reconciliation.age").gauge().value())
        .as("the Monday ended 17 hours ago")
        .isEqualTo((double) Duration.ofHours(17).toSeconds());
  }

  private double figure(String name) {
    return meters.get("jiean.reconciliation." + name).tag("kind", "amount").gauge().value();
  }

  private MvcTestResult post(String path, String reason) {
    return mvc.post()
        .uri(path)
        .with(user("one@example.com").roles("OPERATOR"))
        .with(csrf())
        .param("reason", reason)
        .param("request_id", UUID.randomUUID().toString().replace("-", ""))
        .exchange();
  }

  private String page(String path) {
    var result =
        mvc.get()
            .uri(path)
            .locale(Locale.TRADITIONAL_CHINESE)
            .with(user("one@example.com").roles("OPERATOR"))
            .exchange();
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
