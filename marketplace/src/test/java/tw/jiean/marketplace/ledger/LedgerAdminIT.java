package tw.jiean.marketplace.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static tw.jiean.marketplace.ledger.LedgerFixtures.received;
import static tw.jiean.marketplace.ledger.LedgerFixtures.subject;
import static tw.jiean.marketplace.ledger.LedgerFixtures.transfer;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tw.jiean.marketplace.MarketplaceTest;

/** The books as operators read them. */
@MarketplaceTest
class LedgerAdminIT {

  @Autowired private MockMvcTester mvc;
  @Autowired private Ledger ledger;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transaction;

  private String order;
  private Transfer received;

  @BeforeEach
  void postAPaymentAndARefund() {
    order = "ORDER" + subject();
    received = received(order, 4321);
    Transfer refund =
        transfer(
            "refund:" + order + ":requested",
            TransferReason.REFUND_REQUESTED,
            Side.escrow(order),
            Side.refundPayable(order),
            321);
    transaction.executeWithoutResult(status -> ledger.post(List.of(received, refund)));
  }

  @Test
  void aTransferIsFoundByItsIdItsSubjectItsReasonAndItsAccounts() {
    for (String query :
        List.of(
            "q=payment:" + order,
            "q=" + order + "&reason=payment_received",
            "q=" + order + "&debit_account=ecpay_receivable",
            "q=" + order + "&credit_account=order_escrow&recorded_at=1")) {
      assertThat(page("/admin/ledger-transfers/?" + query))
          .as(query)
          .contains("payment:" + order + ":received", "收到付款", "應收綠界", "訂單保管款", "NT$4,321");
    }
    assertThat(page("/admin/ledger-transfers/?reason=earning&q=" + order))
        .doesNotContain("payment:" + order);
  }

  @Test
  void theTransfersOwnPageLeadsToItsBalances() {
    assertThat(page("/admin/ledger-transfers/" + received.id() + "/"))
        .contains(
            "/admin/ledger-balances/ecpay_receivable:" + order + "/",
            "/admin/ledger-balances/order_escrow:" + order + "/");
  }

  @Test
  void aBalanceIsShownWithWhatChangedIt() {
    assertThat(page("/admin/ledger-balances/?account=order_escrow&q=" + order))
        .contains("NT$4,321", "NT$321", "NT$4,000");
    assertThat(page("/admin/ledger-balances/order_escrow:" + order + "/"))
        .containsSubsequence(
            "借方的分錄", "refund:" + order + ":requested", "貸方的分錄", "payment:" + order + ":received");
  }

  @Test
  void aBalanceBelowNothingIsShownAsSuch() {
    Transfer returned =
        transfer(
            "refund:" + order + ":paid",
            TransferReason.REFUND_PAID_BY_ECPAY,
            Side.refundPayable(order),
            Side.receivable("LATE" + order),
            321);
    transaction.executeWithoutResult(status -> ledger.post(List.of(returned)));

    assertThat(page("/admin/ledger-balances/ecpay_receivable:LATE" + order + "/"))
        .contains("−NT$321");
  }

  @Test
  void theAccountsShowWhatTheLedgerSays() {
    String page = page("/admin/ledger-accounts/");
    for (LedgerAccount account : LedgerAccount.values()) {
      assertThat(page).contains("/admin/ledger-accounts/" + account.word() + "/");
    }
    assertThat(page("/admin/ledger-accounts/order_escrow/")).contains("訂單保管款", "貸方");
  }

  @Test
  void theBalancesOfTheDatabaseAreThoseOfTheLedger() {
    for (Side side : List.of(received.debit(), received.credit(), Side.refundPayable(order))) {
      assertThat(
              jdbc.sql("select balance from ledger_balance where side = :side")
                  .param("side", side.toString())
                  .query(Long.class)
                  .single())
          .as(side.toString())
          .isEqualTo(ledger.balance(side));
    }
  }

  private String page(String path) {
    var result =
        mvc.get().uri(path).with(user("operator@example.com").roles("OPERATOR")).exchange();
    assertThat(result).hasStatusOk();
    return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
