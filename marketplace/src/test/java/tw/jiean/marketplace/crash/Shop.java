package tw.jiean.marketplace.crash;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.ecpay.EcpayEnvironment;
import tw.jiean.ecpay.MerchantId;
import tw.jiean.ecpay.MerchantTradeNo;
import tw.jiean.ecpay.PublishedTestAccount;
import tw.jiean.ecpay.TradeAmount;
import tw.jiean.ecpay.notification.SampleNotification;

/**
 * Orders that wait for their money, put straight into the database, and what ECPay has to tell of
 * them. Each has a price and a payment at ECPay of its own.
 */
final class Shop {

  private static final EcpayConfig ECPAY =
      new EcpayConfig(
          new MerchantId(PublishedTestAccount.MERCHANT.merchantId()),
          PublishedTestAccount.MERCHANT.hashKey(),
          PublishedTestAccount.MERCHANT.hashIv(),
          EcpayEnvironment.STAGE);

  private static final String ORDER =
      """
      with placed as (
        insert into orders (order_no, token, buyer_id, buyer_name, seller_id, seller_name, listing_id,
          title, plan, plan_title, plan_description, price, status, request_id, created_at)
        values (?, ?, 1, 'Buyer', 2, 'Seller', 1, 'Service', 'standard', 'Plan', 'Everything', ?,
          'AWAITING_PAYMENT', ?, '2026-01-02T03:00:00Z')
        returning id, created_at)
      insert into order_history (order_id, status, at)
        select id, 'AWAITING_PAYMENT', created_at from placed
      """;

  private static final String ATTEMPT =
      """
      insert into payment_attempt (reference, request_id, method, amount, merchant_id,
        merchant_trade_no, result_token, language, created_at, status)
      values (?, ?, 'credit_card', ?, ?, ?, ?, 'TRADITIONAL_CHINESE', '2026-01-02T03:00:00Z',
        'created')
      """;

  private static final String DUE =
      """
      insert into payment_watch (attempt_id, next_query_at)
      select id, now() from payment_attempt where merchant_trade_no = any (?)
      """;

  private final DurablePostgres database;
  private int opened;

  Shop(DurablePostgres database) {
    this.database = database;
  }

  /** Opens that many orders and gives the message that pays each. */
  List<Notice> open(int count) throws SQLException {
    List<Notice> notices = new ArrayList<>();
    try (Connection connection = database.connect();
        PreparedStatement order = connection.prepareStatement(ORDER);
        PreparedStatement attempt = connection.prepareStatement(ATTEMPT)) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        notices.add(open(opened++, order, attempt));
      }
      order.executeBatch();
      attempt.executeBatch();
      connection.commit();
    }
    return notices;
  }

  /** Opens orders of whose payment ECPay has to be asked, from now on. */
  void openDue(int count) throws SQLException {
    Object[] tradeNos = open(count).stream().map(Notice::tradeNo).toArray();
    try (Connection connection = database.connect();
        PreparedStatement due = connection.prepareStatement(DUE)) {
      due.setArray(1, connection.createArrayOf("text", tradeNos));
      due.execute();
    }
  }

  /** Nobody is to be asked about any of them any more. */
  void forget() throws SQLException {
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute("delete from payment_watch");
    }
  }

  private static Notice open(int number, PreparedStatement order, PreparedStatement attempt)
      throws SQLException {
    String reference = code(number, 26);
    String tradeNo = "JA" + code(number, 16);
    long price = 1_000L + number % 1_000;
    set(order, reference, reference, price, reference);
    set(
        attempt,
        reference,
        reference,
        price,
        PublishedTestAccount.MERCHANT.merchantId(),
        tradeNo,
        reference);
    SampleNotification paid =
        SampleNotification.paid(ECPAY, new MerchantTradeNo(tradeNo), new TradeAmount(price))
            .with("TradeNo", "26010211%08d".formatted(number));
    return new Notice(tradeNo, paid.form());
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    statement.addBatch();
  }

  /** A number in the letters of base 32. */
  private static String code(int number, int length) {
    StringBuilder code = new StringBuilder();
    for (int rest = number; code.length() < length; rest /= 32) {
      code.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(rest % 32));
    }
    return code.reverse().toString();
  }
}
