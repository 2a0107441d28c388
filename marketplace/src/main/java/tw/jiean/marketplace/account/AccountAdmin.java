package tw.jiean.marketplace.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.backoffice.AdminCommand;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminOutcome;
import tw.jiean.marketplace.backoffice.AdminRows;

/** Accounts on the operators' desk; passwords are not even read. */
@Configuration(proxyBeanMethods = false)
class AccountAdmin {

  static final String USERS = "users";

  @Bean
  @Order(60)
  AdminList userList(JdbcClient jdbc, Accounts accounts) {
    return AdminList.named(USERS, "account.admin.users")
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select id, email, display_name, bio, role, created_at, updated_at, confirmed_at,
                  suspended_at, suspension, closed_at,
                  case when closed_at is not null then 'CLOSED'
                    when suspended_at is not null then 'SUSPENDED' else 'ACTIVE' end as standing,
                  coalesce((select true from second_factor f where f.account_id = account.id), false) as second_factor
                from account
                """))
        .key("id")
        .column("email", AdminFormat.TEXT)
        .column("display_name", AdminFormat.TEXT)
        .column("role", AdminFormat.label("account.role."))
        .column("standing", AdminFormat.label("account.standing."))
        .column("created_at", AdminFormat.TIME)
        .field("updated_at", AdminFormat.TIME)
        .field("confirmed_at", AdminFormat.TIME)
        .field("suspended_at", AdminFormat.TIME)
        .field("suspension", AdminFormat.TEXT)
        .field("closed_at", AdminFormat.TIME)
        .field("second_factor", AdminFormat.FLAG)
        .field("bio", AdminFormat.LINES)
        .field("id", AdminFormat.NUMBER)
        .codes("email")
        .among(
            (text, most) -> accounts.search(text, most).stream().map(AccountId::value).toList(),
            "id")
        .filter("role", Role.MEMBER.name(), Role.OPERATOR.name())
        .filter("standing", "ACTIVE", "SUSPENDED", "CLOSED")
        .recent("created_at")
        .sortable("email", "created_at")
        .newestFirst("id")
        .related("listings", "seller_id", "id")
        .build();
  }

  /** The reason is shown to the person. */
  @Bean
  AdminCommand suspendUser(Standing standing) {
    return AdminCommand.on(USERS, "suspend", "account.admin.suspend")
        .afterFreshSignIn()
        .when(row -> row.text("standing").equals("ACTIVE"))
        .does(call -> {
          AccountId account = new AccountId(call.number());
          if (call.row().text("email").equals(call.actor())) {
            return AdminOutcome.refused("account.admin.suspend.self");
          }
          return standing.suspend(account, call.reason())
              ? AdminOutcome.doneThen(() -> standing.endSessions(account))
              : AdminOutcome.refused("account.admin.not-now");
        });
  }

  @Bean
  AdminCommand reinstateUser(Standing standing) {
    return AdminCommand.on(USERS, "reinstate", "account.admin.reinstate")
        .afterFreshSignIn()
        .when(row -> row.text("standing").equals("SUSPENDED"))
        .does(call ->
            standing.reinstate(new AccountId(call.number()))
                ? AdminOutcome.done()
                : AdminOutcome.refused("account.admin.not-now"));
  }

  /** For somebody who has lost the phone and the paper, after staff have made sure who it is. */
  @Bean
  AdminCommand removeSecondFactor(SecondFactors factors) {
    return AdminCommand.on(USERS, "remove-second-factor", "account.admin.remove-second-factor")
        .afterFreshSignIn()
        .when(row -> row.flag("second_factor"))
        .does(call ->
            factors.turnOff(new AccountId(call.number()))
                ? AdminOutcome.done()
                : AdminOutcome.refused("account.admin.not-now"));
  }
}
