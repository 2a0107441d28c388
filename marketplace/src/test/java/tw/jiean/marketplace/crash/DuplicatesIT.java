package tw.jiean.marketplace.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tw.jiean.marketplace.Proof;

/** One payment is one effect, however often ECPay tells of it and whichever instance it tells. */
@Tag("long")
@ExtendWith({Proof.class, Site.Extension.class})
class DuplicatesIT {

  private static final int MOST_REPEATS = 8;

  private final Site site;

  DuplicatesIT(Site site) {
    this.site = site;
  }

  @Test
  void eachPaymentCountsOnceAndEachMessageIsAcknowledged() throws Exception {
    Random random = Proof.random();
    List<Notice> payments = site.shop().open(Proof.scale(10_000, 1_000));
    List<Notice> messages = new ArrayList<>();
    for (Notice payment : payments) {
      messages.addAll(Collections.nCopies(1 + random.nextInt(MOST_REPEATS), payment));
    }
    Collections.shuffle(messages, random);

    try (Delivery delivery = site.sender().tell(site.instances(), messages)) {
      delivery.awaitEnd();
      assertThat(delivery.posts()).as("posts, none of them in vain").isEqualTo(messages.size());
      site.books().compare(payments, delivery.acknowledged());
      assertThat(delivery.acknowledged()).hasSameSizeAs(payments);
    }
    site.books().balance();
    System.out.printf("%d payments told %d times%n", payments.size(), messages.size());
  }
}
