package tw.jiean.marketplace.order;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.PersonalData;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.attachment.Attachments;

/**
 * Which files went to and fro in a person's orders, for a copy of his own data; the files
 * themselves are on the pages of the orders. They stay when the account is closed, as the orders
 * do.
 */
@Component
class FilesOfAccount implements PersonalData {

  private final JdbcClient jdbc;
  private final Attachments attachments;

  FilesOfAccount(JdbcClient jdbc, Attachments attachments) {
    this.jdbc = jdbc;
    this.attachments = attachments;
  }

  /**
   * One file.
   *
   * @param step with what it was handed over, such as {@code delivery-1}
   * @param direction {@code sent} or {@code received}
   * @param size in bytes
   */
  record OwnFile(
      String order,
      String step,
      String direction,
      String name,
      long size,
      String sha256,
      Instant at) {}

  @Override
  public String name() {
    return "files";
  }

  @Override
  public Object of(AccountId account) {
    List<String> orders =
        jdbc.sql(
                """
                select order_no from orders
                where buyer_id = :account or seller_id = :account order by id
                """)
            .param("account", account.value())
            .query((row, _) -> row.getString(1))
            .list();
    return attachments.of(orders).stream().map(file -> own(file, account)).toList();
  }

  private static OwnFile own(Attachment file, AccountId account) {
    return new OwnFile(
        file.place().reference(),
        file.place().step(),
        file.uploader().equals(account) ? "sent" : "received",
        file.name(),
        file.size(),
        file.sha256(),
        file.at());
  }
}
