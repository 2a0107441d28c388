package tw.jiean.marketplace.ledger;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import tw.jiean.marketplace.backoffice.AdminRow;
import tw.jiean.marketplace.backoffice.AdminStory;
import tw.jiean.marketplace.backoffice.AdminStory.Event;

/** What was booked of a payment and of a refund, among what else happened to them. */
@Configuration(proxyBeanMethods = false)
class LedgerStory {

  private static final int MOST = 200;

  @Bean
  @Order(4)
  AdminStory bookedOfPayments(Ledger ledger) {
    return AdminStory.of("payments", row -> booked(ledger, Side.receivable(id(row))));
  }

  @Bean
  @Order(4)
  AdminStory bookedOfRefunds(Ledger ledger) {
    return AdminStory.of("refunds", row -> booked(ledger, Side.refundPayable(id(row))));
  }

  private static List<Event> booked(Ledger ledger, Side side) {
    return ledger.history(side, MOST).reversed().stream().map(LedgerStory::event).toList();
  }

  private static Event event(LedgerEntry entry) {
    Transfer transfer = entry.transfer();
    return new Event(
        entry.recordedAt(),
        "ledger.story.booked",
        List.of(
            AdminStory.word("ledger.reason.", transfer.reason().word()),
            transfer.amount(),
            account(transfer.debit()),
            account(transfer.credit())));
  }

  private static Object account(Side side) {
    return AdminStory.word("ledger.account.", side.account().word());
  }

  private static String id(AdminRow row) {
    return row.text("id");
  }
}
