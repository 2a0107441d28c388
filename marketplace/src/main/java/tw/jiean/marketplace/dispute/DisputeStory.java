package tw.jiean.marketplace.dispute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.backoffice.AdminRow;
import tw.jiean.marketplace.backoffice.AdminStory;
import tw.jiean.marketplace.dispute.DisputeRepository.End;
import tw.jiean.marketplace.dispute.DisputeRepository.Proposal;

/** What happened to a case, in sentences. */
@Configuration(proxyBeanMethods = false)
class DisputeStory {

  @Bean
  AdminStory storyOfDisputes(Disputes disputes) {
    return AdminStory.of("disputes", row -> tell(row, disputes));
  }

  private static List<AdminStory.Event> tell(AdminRow row, Disputes disputes) {
    long id = Long.parseLong(row.text("id"));
    List<AdminStory.Event> events = new ArrayList<>();
    events.add(
        new AdminStory.Event(
            (Instant) Objects.requireNonNull(row.value("opened_at")),
            "dispute.story.opened",
            List.of(AdminStory.word("dispute.by.", row.text("opened_by")), row.text("pieces"))));
    for (Proposal proposal : disputes.proposals(id)) {
      events.add(
          new AdminStory.Event(
              proposal.at(),
              "dispute.story.proposed",
              List.of(proposal.by(), proposal.toBuyer(), proposal.toSeller(), proposal.reason())));
    }
    End end = disputes.end(id);
    if (end != null) {
      events.add(
          new AdminStory.Event(
              end.at(),
              "dispute.story." + end.how(),
              List.of(
                  text(end.by()), text(end.toBuyer()), text(end.toSeller()), text(end.reason()))));
    }
    return events;
  }

  private static Object text(@Nullable Object value) {
    return value == null ? "" : value;
  }
}
