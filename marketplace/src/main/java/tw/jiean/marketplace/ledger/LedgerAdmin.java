package tw.jiean.marketplace.ledger;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminGroup;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminRow;
import tw.jiean.marketplace.backoffice.AdminRows;
import tw.jiean.marketplace.backoffice.AdminValue;
import tw.jiean.marketplace.money.Money;

/** The books on the operators' desk: to be read, there is no command that could change them. */
@Configuration(proxyBeanMethods = false)
class LedgerAdmin {

  private static final String BALANCES = "ledger-balances";
  private static final String TRANSFERS = "ledger-transfers";
  private static final AdminFormat ACCOUNT = AdminFormat.label("ledger.account.");
  private static final AdminFormat BALANCE = value -> new AdminValue.Figure(signed((Number) value));

  @Bean
  @Order(30)
  AdminList ledgerAccountList(Ledger ledger) {
    return AdminList.named("ledger-accounts", "ledger.admin.accounts")
        .group(AdminGroup.BOOKS)
        .rows(AdminRows.memory(() -> ledger.trialBalance().stream().map(LedgerAdmin::row).toList()))
        .key("account")
        .column("account", ACCOUNT)
        .column("grows_by", AdminFormat.label("ledger.admin.side."))
        .column("debits", AdminFormat.MONEY)
        .column("credits", AdminFormat.MONEY)
        .column("balance", BALANCE)
        .sortable("debits", "credits", "balance")
        .sortedBy("account")
        .related(BALANCES, "account", "account")
        .build();
  }

  private static AdminRow row(AccountTotals totals) {
    return new AdminRow(
        Map.of(
            "account", totals.account().word(),
            "grows_by", totals.account().growsByDebit() ? "debit" : "credit",
            "debits", totals.debits().dollars(),
            "credits", totals.credits().dollars(),
            "balance", totals.balance()));
  }

  @Bean
  @Order(31)
  AdminList ledgerBalanceList(JdbcClient jdbc) {
    return AdminList.named(BALANCES, "ledger.admin.balances")
        .group(AdminGroup.BOOKS)
        .rows(balances(jdbc))
        .key("side")
        .column("account", ACCOUNT)
        .column("subject", AdminFormat.CODE)
        .column("debits", AdminFormat.MONEY)
        .column("credits", AdminFormat.MONEY)
        .column("balance", BALANCE)
        .column("changed_at", AdminFormat.TIME)
        .among(LedgerAdmin::sides, "side")
        .filter("account", LedgerAccount.values())
        .recent("changed_at")
        .sortable("balance", "changed_at")
        .newestFirst("changed_at")
        .related(TRANSFERS, "debit", "side", "ledger.admin.balances.debited")
        .related(TRANSFERS, "credit", "side", "ledger.admin.balances.credited")
        .build();
  }

  /** All where a name is looked for, else those that changed last: all would take their time. */
  private static AdminRows balances(JdbcClient jdbc) {
    AdminRows all = AdminRows.sql(jdbc, "select * from ledger_balance");
    AdminRows latest =
        AdminRows.sql(
            jdbc,
            """
            with latest as (
              select debit, credit from ledger_transfer order by recorded_at desc limit 1000)
            select balance.*
            from (select debit as side from latest union select credit from latest) changed
            -- "offset 0" keeps PostgreSQL from summing up all sides before it joins.
            cross join lateral (
              select * from ledger_balance where ledger_balance.side = changed.side offset 0) balance
            """);
    return query ->
        query.anyOf().isEmpty() && !query.equal().containsKey("side")
            ? latest.find(query)
            : all.find(query);
  }

  @Bean
  @Order(32)
  AdminList ledgerTransferList(JdbcClient jdbc) {
    return AdminList.named(TRANSFERS, "ledger.admin.transfers")
        .group(AdminGroup.BOOKS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select id, happened_at, recorded_at, reason, debit, debit_account, debit_subject,
                  credit, credit_account, credit_subject, amount
                from ledger_transfer
                """))
        .key("id")
        .column("id", AdminFormat.CODE)
        .column("recorded_at", AdminFormat.TIME)
        .column("reason", AdminFormat.label("ledger.reason."))
        .column("debit_account", ACCOUNT)
        .column("credit_account", ACCOUNT)
        .column("amount", AdminFormat.MONEY)
        .field("happened_at", AdminFormat.TIME)
        .field("debit", AdminFormat.link(BALANCES))
        .field("credit", AdminFormat.link(BALANCES))
        .field("debit_subject", AdminFormat.CODE)
        .field("credit_subject", AdminFormat.CODE)
        .codes("id")
        .beginnings("id")
        .among(LedgerAdmin::sides, "debit", "credit")
        .filter("reason", TransferReason.values())
        .filter("debit_account", LedgerAccount.values())
        .filter("credit_account", LedgerAccount.values())
        .recent("recorded_at")
        .sortable("recorded_at")
        .newestFirst("recorded_at")
        .build();
  }

  /** What a side is called that the text names, with its account or only by its subject. */
  private static List<String> sides(String text, int most) {
    return Stream.concat(
            Stream.of(text),
            Stream.of(LedgerAccount.values()).map(account -> account.word() + ":" + text))
        .limit(most)
        .toList();
  }

  private static String signed(Number dollars) {
    Money amount = Money.of(Math.abs(dollars.longValue()));
    return dollars.longValue() < 0 ? "−" + amount : amount.toString();
  }
}
