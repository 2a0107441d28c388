/**
 * The operators' desk under {@code /admin/}: a list engine, commands with a reason, and the audit
 * log. Each module contributes its own lists and commands as beans; this one knows none of them.
 *
 * <p>To add a list, declare a bean in the module that owns the table; no template, no controller:
 *
 * <pre>{@code
 * @Bean
 * AdminList userList(JdbcClient jdbc) {
 *   return AdminList.named("users", "account.admin.users")
 *       .rows(AdminRows.sql(jdbc, "select id, email, role, created_at from account"))
 *       .key("id")
 *       .column("email", AdminFormat.TEXT)
 *       .column("role", AdminFormat.label("account.role."))
 *       .column("created_at", AdminFormat.TIME)
 *       .search("email")
 *       .filter("role", "MEMBER", "OPERATOR")
 *       .sortable("email", "created_at")
 *       .newestFirst("created_at")
 *       .build();
 * }
 * }</pre>
 *
 * <p>and put its texts into the module's bundle: {@code account.admin.users} (title), {@code
 * account.admin.users.about} (one sentence) and {@code account.admin.users.<column>} for each
 * column. That gives a page with search, filters, sorting and paging, and a page for each object
 * with its history. {@code group} names the heading of the first page under which it stands,
 * {@code @Order} on the bean its place there.
 *
 * <p>To let operators do something with an object, declare an {@link
 * tw.jiean.marketplace.backoffice.AdminCommand} bean. It asks for a reason, runs in one transaction
 * with its audit entry, and shows a refusal with what was typed.
 *
 * <p>Names of columns and SQL come from code only. What a request says is either bound as a value
 * or looked up among the declared names.
 */
@ApplicationModule(allowedDependencies = {"money", "page"})
@NullMarked
package tw.jiean.marketplace.backoffice;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
