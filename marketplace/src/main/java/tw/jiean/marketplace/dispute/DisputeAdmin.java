package tw.jiean.marketplace.dispute;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.attachment.Attachment;
import tw.jiean.marketplace.backoffice.AdminCall;
import tw.jiean.marketplace.backoffice.AdminCommand;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminGroup;
import tw.jiean.marketplace.backoffice.AdminInput;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminOutcome;
import tw.jiean.marketplace.backoffice.AdminRow;
import tw.jiean.marketplace.backoffice.AdminRows;
import tw.jiean.marketplace.backoffice.AdminValue;
import tw.jiean.marketplace.backoffice.OpenWork;
import tw.jiean.marketplace.dispute.Disputes.Decision;
import tw.jiean.marketplace.money.Money;

/** Disputes on the operators' desk. */
@Configuration(proxyBeanMethods = false)
class DisputeAdmin {

  private static final String LIST = "disputes";
  private static final String PIECES = "dispute-pieces";
  private static final String TO_BUYER = "to_buyer";
  private static final String TO_SELLER = "to_seller";

  @Bean
  @Order(12)
  AdminList disputeList(JdbcClient jdbc, Clock clock) {
    return AdminList.named(LIST, "dispute.admin.disputes")
        .group(AdminGroup.ORDERS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select d.id, d.order_no, d.title, d.buyer_name, d.seller_name, d.opened_by,
                  d.reason, d.held, d.opened_at, d.pieces, encode(d.seal, 'hex') as seal,
                  case when d.seal = dispute_seal(d.id) then 'whole' else 'broken' end as sealed,
                  case when e.how is not null then e.how when p.id is not null then 'proposed'
                    else 'open' end as status,
                  case when e.how is null then d.opened_at end as waiting_since,
                  '/orders/' || d.order_no || '/messages/' as talk,
                  p.to_buyer as proposed_to_buyer, p.to_seller as proposed_to_seller,
                  p.by as proposed_by, p.reason as proposed_reason,
                  e.to_buyer, e.to_seller, e.reason as ruling, e.by as ruled_by, e.at as ended_at
                from dispute d
                left join dispute_end e on e.dispute_id = d.id
                left join lateral (select * from dispute_proposal
                  where dispute_id = d.id order by id desc limit 1) p on true
                """))
        .key("id")
        .column("id", AdminFormat.NUMBER)
        .column("status", AdminFormat.label("dispute.admin.status."))
        .column(
            "waiting_since",
            since ->
                new AdminValue.Figure(
                    Long.toString(Duration.between((Instant) since, clock.instant()).toDays())))
        .column("title", AdminFormat.TEXT)
        .column("buyer_name", AdminFormat.TEXT)
        .column("seller_name", AdminFormat.TEXT)
        .column("held", AdminFormat.MONEY)
        .column("opened_at", AdminFormat.TIME)
        .field("order_no", AdminFormat.link("orders"))
        .field("talk", AdminFormat.PAGE)
        .field("opened_by", AdminFormat.label("dispute.by."))
        .field("reason", AdminFormat.LINES)
        .section("dispute.admin.section.evidence")
        .field("pieces", AdminFormat.NUMBER)
        .field("sealed", AdminFormat.label("dispute.admin.sealed."))
        .field("seal", AdminFormat.CODE)
        .section("dispute.admin.section.proposal")
        .field("proposed_to_buyer", AdminFormat.MONEY)
        .field("proposed_to_seller", AdminFormat.MONEY)
        .field("proposed_reason", AdminFormat.TEXT)
        .field("proposed_by", AdminFormat.TEXT)
        .section("dispute.admin.section.ruling")
        .field("to_buyer", AdminFormat.MONEY)
        .field("to_seller", AdminFormat.MONEY)
        .field("ruling", AdminFormat.TEXT)
        .field("ruled_by", AdminFormat.TEXT)
        .field("ended_at", AdminFormat.TIME)
        .search("order_no", "title", "buyer_name", "seller_name")
        .filter("status", "open", "proposed", "split", "dismissed", "overtaken")
        .recent("opened_at")
        .sortable("waiting_since", "opened_at", "held")
        // Nothing waits in one that is over, and nothing comes last.
        .sortedBy("waiting_since")
        .related(PIECES, "dispute_id", "id")
        .build();
  }

  @Bean
  @Order(30)
  OpenWork disputesToRule(JdbcClient jdbc) {
    return new OpenWork(
        LIST,
        "status",
        jdbc,
        """
        select case when exists (select from dispute_proposal p where p.dispute_id = d.id)
          then 'proposed' else 'open' end as stands, count(*)
        from dispute d
        where not exists (select from dispute_end e where e.dispute_id = d.id)
        group by stands
        """);
  }

  @Bean
  @Order(13)
  AdminList disputePieceList(JdbcClient jdbc, EvidenceWords words) {
    return AdminList.named(PIECES, "dispute.admin.pieces")
        .group(AdminGroup.ORDERS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select dispute_id || '-' || number as id, dispute_id, number, kind, at, by, text, sha256,
                  '/files/' || file_id || '/' as path
                from dispute_piece
                """))
        .key("id")
        .column("id", AdminFormat.CODE)
        .column("kind", AdminFormat.label("dispute.kind."))
        .column("at", AdminFormat.TIME)
        .column("by", AdminFormat.label("dispute.by."))
        .column("text", List.of("kind", "by", "text"), words::say)
        .column("path", AdminFormat.PAGE)
        .column("dispute_id", AdminFormat.link(LIST))
        .field("number", AdminFormat.NUMBER)
        .field("sha256", AdminFormat.CODE)
        .search("text", "sha256")
        .filter(
            "kind",
            "message",
            "message_seen",
            "file",
            "file_fetched",
            "delivery",
            "answer",
            "history")
        .filter("by", "buyer", "seller", "operator", "system", "both")
        .sortable("number", "at")
        .sortedBy("number")
        .build();
  }

  @Bean
  AdminCommand splitDispute(Disputes disputes) {
    return AdminCommand.on(LIST, "rule", "dispute.admin.rule")
        .afterFreshSignIn()
        .when(DisputeAdmin::isOpen)
        .knowsItsRequests()
        .input(AdminInput.required(TO_BUYER, 9))
        .input(AdminInput.required(TO_SELLER, 9))
        .does(call -> {
          for (String field : List.of(TO_BUYER, TO_SELLER)) {
            if (!call.input(field).matches("[0-9]{1,9}")) {
              return AdminOutcome.invalid(field, "dispute.admin.refused.no-amount");
            }
          }
          return outcome(
              disputes.split(
                  call.number(),
                  amount(call, TO_BUYER),
                  amount(call, TO_SELLER),
                  call.reason(),
                  call.actor(),
                  call.requestId()));
        });
  }

  @Bean
  AdminCommand confirmRuling(Disputes disputes) {
    return AdminCommand.on(LIST, "confirm", "dispute.admin.confirm")
        .afterFreshSignIn()
        .when(row -> row.text("status").equals("proposed"))
        .knowsItsRequests()
        .does(call -> outcome(disputes.confirm(call.number(), call.actor(), call.requestId())));
  }

  @Bean
  AdminCommand dismissDispute(Disputes disputes) {
    return AdminCommand.on(LIST, "dismiss", "dispute.admin.dismiss")
        .afterFreshSignIn()
        .when(DisputeAdmin::isOpen)
        .knowsItsRequests()
        .does(call ->
            outcome(
                disputes.dismiss(call.number(), call.reason(), call.actor(), call.requestId())));
  }

  /** The seal is looked at whenever the page is; this reads every file. */
  @Bean
  AdminCommand checkDisputeFiles(Disputes disputes) {
    return AdminCommand.on(LIST, "check-files", "dispute.admin.check-files")
        .does(call -> {
          List<Attachment> damaged = disputes.damaged(call.number());
          return damaged.isEmpty()
              ? AdminOutcome.done()
              : AdminOutcome.refused(
                  "dispute.admin.refused.damaged",
                  damaged.stream().map(Attachment::name).collect(Collectors.joining(", ")));
        });
  }

  private static boolean isOpen(AdminRow row) {
    return row.value("ended_at") == null;
  }

  private static Money amount(AdminCall call, String field) {
    return Money.of(Long.parseLong(call.input(field)));
  }

  private static AdminOutcome outcome(Decision decision) {
    return switch (decision) {
      case Decision.Ruled _, Decision.Proposed _ -> AdminOutcome.done();
      case Decision.NotOpen _ -> AdminOutcome.refused("dispute.admin.refused.not-open");
      case Decision.NothingProposed _ ->
          AdminOutcome.refused("dispute.admin.refused.nothing-proposed");
      case Decision.SamePerson _ -> AdminOutcome.refused("dispute.admin.refused.same-person");
      case Decision.WrongSum(Money held) ->
          AdminOutcome.invalid(TO_BUYER, "dispute.admin.refused.wrong-sum", held);
    };
  }
}
