package tw.jiean.marketplace.account;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminRows;

/** Accounts on the operators' desk; passwords are not even read. */
@Configuration(proxyBeanMethods = false)
class AccountAdmin {

  @Bean
  @Order(60)
  AdminList userList(JdbcClient jdbc) {
    return AdminList.named("users", "account.admin.users")
        .rows(
            AdminRows.sql(
                jdbc,
                "select id, email, display_name, bio, role, created_at, updated_at from account"))
        .key("id")
        .column("email", AdminFormat.TEXT)
        .column("display_name", AdminFormat.TEXT)
        .column("role", AdminFormat.label("account.role."))
        .column("created_at", AdminFormat.TIME)
        .field("updated_at", AdminFormat.TIME)
        .field("bio", AdminFormat.LINES)
        .field("id", AdminFormat.NUMBER)
        .search("email", "display_name")
        .filter("role", Role.MEMBER.name(), Role.OPERATOR.name())
        .recent("created_at")
        .sortable("email", "created_at")
        .newestFirst("id")
        .related("listings", "seller_id", "id")
        .build();
  }
}
