package tw.jiean.marketplace.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.Proof;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.payment.PaymentMethod;

/**
 * Mails on their way to a real mail server, whatever breaks off on the way (row R16 of the
 * reliability goals).
 */
@MarketplaceTest
@ExtendWith(Proof.class)
class MailDeliveryIT extends MailITBase {

  private static final GreenMail SERVER =
      new GreenMail(new ServerSetup(freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  /** Longer than a mail belongs to one who has died. */
  private static final Duration LONGER_THAN_A_CLAIM = Duration.ofMinutes(6);

  @Autowired private OutboxRepository outboxRepository;
  @Autowired private MailRepository mailRepository;
  @Autowired private Teller teller;
  @Autowired private Delivery delivery;
  @Autowired private MailMeters meters;
  @Autowired private JavaMailSender sender;

  @DynamicPropertySource
  static void server(DynamicPropertyRegistry settings) {
    SERVER.start();
    settings.add("spring.mail.host", () -> "127.0.0.1");
    settings.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    settings.add("jiean.mail.from", () -> "接案客服 <hello@shop.example>");
  }

  /** The same when the server comes back. */
  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void stop() {
    SERVER.stop();
  }

  @BeforeEach
  void emptyTheMailboxes() throws Exception {
    later(Duration.ofDays(1));
    SERVER.purgeEmailFromAllMailboxes();
  }

  @Test
  void aMailSaysTheSameInHtmlAndInPlainText() throws Exception {
    Sale sale = fixtures.funded();

    tell();

    MimeMessage receipt = received(sale.buyer().email()).getFirst();
    InternetAddress from = (InternetAddress) receipt.getFrom()[0];
    assertThat(from.getAddress()).isEqualTo("hello@shop.example");
    assertThat(from.getPersonal()).isEqualTo("接案客服");
    assertThat(receipt.getSubject()).startsWith("付款收據：");
    assertThat(receipt.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(receipt.getHeader("Content-Language")).containsExactly("zh-TW");
    assertThat(receipt.getHeader("List-Unsubscribe")).as("money is always told").isNull();
    assertThat(receipt.getMessageID()).isEqualTo(newest(sale.buyer()).messageId());
    List<String> parts = parts(receipt);
    assertThat(parts).hasSize(2);
    assertThat(parts.getFirst())
        .startsWith("text/plain")
        .contains(sale.order().number().value(), "hello@shop.example");
    assertThat(parts.getLast())
        .startsWith("text/html")
        .contains(sale.order().number().value(), "hello@shop.example");
    assertThat(count("select count(*) from mail where status = 'waiting'")).isZero();
  }

  @Test
  void aMailThatNobodyHasToGetCarriesItsOwnWayOut() throws Exception {
    Sale sale = fixtures.placed(PaymentMethod.CREDIT_CARD);
    orders.cancelUnpaid(sale.order().number(), "買家改變主意");

    tell();

    MimeMessage mail = received(sale.buyer().email()).getFirst();
    assertThat(mail.getHeader("List-Unsubscribe")[0])
        .matches(
            "<http://localhost:8080/notices/off/" + sale.buyer().id() + "/orders/[0-9a-f]{32}/>");
    assertThat(mail.getHeader("List-Unsubscribe-Post"))
        .containsExactly("List-Unsubscribe=One-Click");
  }

  @Test
  void aServerThatIsAwayIsTriedAgainWithTheSameMail() throws Exception {
    Sale sale = fixtures.funded();
    SERVER.stop();
    run.runDue();
    String first = newest(sale.buyer()).messageId();
    clock.tick(Duration.ofMinutes(2));
    run.runDue();
    assertThat(newest(sale.buyer()).tries()).isEqualTo(2);

    SERVER.start();
    later(Duration.ofMinutes(6));

    assertThat(received(sale.buyer().email()).stream().map(MailDeliveryIT::id))
        .containsExactly(first);
  }

  @Test
  void aMailThatNeverGoesWaitsForAPersonAfterDays() {
    Sale sale = fixtures.funded();
    MailRun down =
        runWith(mail -> {
          throw new MailSendException("nobody listens");
        });
    down.runDue();
    Instant begin = clock.instant();
    while (count("select count(*) from mail where status = 'waiting'") > 0) {
      clock.tick(Duration.ofMinutes(30));
      down.runDue();
    }

    assertThat(Duration.between(begin, clock.instant()))
        .isBetween(Duration.ofDays(4), Duration.ofDays(6));
    assertThat(
            jdbc.sql(
                    "select distinct status || ': ' || failure from mail where recipient = :address")
                .param("address", sale.buyer().email())
                .query(String.class)
                .single())
        .startsWith("given_up: ")
        .contains("nobody listens");

    anOperatorSendsItAgain(sale);
  }

  private void anOperatorSendsItAgain(Sale sale) {
    SignedInAccount operator = fixtures.operator();
    StoredMail mail = newest(sale.buyer());
    assertThat(mvc.get().uri("/admin/mails/?status=given_up").with(user(operator)))
        .bodyText()
        .contains(sale.buyer().email(), "寄不出去，已放棄")
        .doesNotContain(sale.tradeNo());
    assertThat(
            mvc.post()
                .uri("/admin/mails/" + mail.id() + "/do/send-again/")
                .with(user(operator))
                .with(csrf())
                .param("request_id", "0".repeat(32))
                .param("reason", "郵件伺服器恢復了"))
        .hasStatus(303);

    tell();

    assertThat(received(sale.buyer().email()).stream().map(MailDeliveryIT::id))
        .containsExactly(mail.messageId());
  }

  @Test
  void nobodyWaitsLongForAMailServer() {
    assertThat(((JavaMailSenderImpl) sender).getJavaMailProperties())
        .containsAllEntriesOf(
            Map.of(
                "mail.smtp.connectiontimeout", "5000",
                "mail.smtp.timeout", "10000",
                "mail.smtp.writetimeout", "10000"));
  }

  /** Where the process dies. */
  private enum Death {
    BEFORE_THE_CAUSE_IS_COMMITTED,
    BEFORE_IT_IS_WORKED_AT,
    BEFORE_MAILS_ARE_COMMITTED,
    BEFORE_MAILS_ARE_CLAIMED,
    BEFORE_A_MAIL_IS_SENT,
    BEFORE_A_MAIL_IS_MARKED,
    NOWHERE
  }

  private static final class Died extends Error {
    private static final long serialVersionUID = 1;
  }

  @Test
  void whereverAProcessDiesNothingIsLostAndRepeatsSayThatTheyAre() throws Exception {
    Sale sale = fixtures.funded();
    tell();
    SERVER.purgeEmailFromAllMailboxes();
    Random random = Proof.random();
    int told = 0;
    int rounds = Proof.scale(500, 3 * Death.values().length);
    for (int round = 0; round < rounds; round++) {
      Death death =
          round < Death.values().length
              ? Death.values()[round]
              : Death.values()[random.nextInt(Death.values().length)];
      if (death == Death.BEFORE_THE_CAUSE_IS_COMMITTED) {
        assertThatThrownBy(() -> happens(sale, _ -> die())).isInstanceOf(Died.class);
        continue;
      }
      happens(sale, _ -> {});
      told++;
      int mails = random.nextInt(2);
      switch (death) {
        case BEFORE_IT_IS_WORKED_AT, BEFORE_THE_CAUSE_IS_COMMITTED -> {}
        case BEFORE_MAILS_ARE_COMMITTED -> dies(run(dyingBeforeCommit(), delivery));
        case BEFORE_MAILS_ARE_CLAIMED -> dies(run(dyingAfterCommit(), delivery));
        case BEFORE_A_MAIL_IS_SENT -> dies(runWith(afterSome(mails, mail -> die())));
        case BEFORE_A_MAIL_IS_MARKED ->
            dies(
                runWith(
                    afterSome(
                        mails,
                        mail -> {
                          delivery.send(mail);
                          die();
                        })));
        case NOWHERE -> run.runDue();
      }
      // Every other time the next one comes at once, while the mails still belong to the dead.
      clock.tick(random.nextBoolean() ? LONGER_THAN_A_CLAIM : Duration.ofSeconds(5));
    }
    later(LONGER_THAN_A_CLAIM);

    for (String address : List.of(sale.buyer().email(), sale.seller().email())) {
      List<String> ids = received(address).stream().map(MailDeliveryIT::id).toList();
      assertThat(ids.stream().distinct()).as("mails to %s", address).hasSize(told);
      assertThat(ids.size()).as("with repeats").isGreaterThanOrEqualTo(told);
    }
    assertThat(count("select count(*) from mail_event")).isZero();
    assertThat(mails(sale.buyer())).hasSize(told + 1);
    assertThat(
            jdbc.sql("select distinct status from mail where recipient = :address")
                .param("address", sale.buyer().email())
                .query(String.class)
                .list())
        .containsExactly("sent");
  }

  private void happens(Sale sale, Consumer<TransactionStatus> before) {
    transaction.executeWithoutResult(status -> {
      outbox.add(
          MailEvent.of(MailKind.ORDER_FUNDED, sale.order().number().value(), clock.instant()));
      before.accept(status);
    });
  }

  private static void dies(MailRun run) {
    assertThatThrownBy(run::runDue).isInstanceOf(Died.class);
  }

  private static void die() {
    throw new Died();
  }

  private TransactionOperations dyingBeforeCommit() {
    return new TransactionOperations() {
      @Override
      public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
        return transaction.execute(status -> {
          T _ = work.doInTransaction(status);
          throw new Died();
        });
      }
    };
  }

  private TransactionOperations dyingAfterCommit() {
    return new TransactionOperations() {
      @Override
      public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
        T _ = transaction.execute(work);
        throw new Died();
      }
    };
  }

  /** Lets some mails go; what then happens to the next is the test's. */
  private Delivery afterSome(int some, Consumer<StoredMail> then) {
    int[] left = {some};
    return mail -> {
      if (left[0]-- == 0) {
        then.accept(mail);
      }
      return delivery.send(mail);
    };
  }

  private MailRun runWith(Delivery other) {
    return run(transaction, other);
  }

  private MailRun run(TransactionOperations transactions, Delivery other) {
    return new MailRun(
        outboxRepository, mailRepository, teller, other, meters, transactions, clock);
  }

  private static List<MimeMessage> received(String address) {
    return Arrays.stream(SERVER.getReceivedMessages())
        .filter(message -> isTo(message, address))
        .toList();
  }

  private static boolean isTo(MimeMessage message, String address) {
    try {
      return ((InternetAddress) message.getRecipients(Message.RecipientType.TO)[0])
          .getAddress()
          .equals(address);
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static String id(MimeMessage message) {
    try {
      return message.getMessageID();
    } catch (MessagingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> parts(Message message) throws MessagingException, IOException {
    return parts(message.getContent());
  }

  private static List<String> parts(Object content) throws MessagingException, IOException {
    MimeMultipart multipart = (MimeMultipart) content;
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < multipart.getCount(); i++) {
      var part = multipart.getBodyPart(i);
      if (part.getContent() instanceof MimeMultipart nested) {
        parts.addAll(parts(nested));
      } else {
        parts.add(part.getContentType() + "\n" + part.getContent());
      }
    }
    return parts;
  }
}
