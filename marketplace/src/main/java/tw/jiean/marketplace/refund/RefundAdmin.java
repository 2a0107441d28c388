package tw.jiean.marketplace.refund;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import tw.jiean.marketplace.backoffice.AdminCall;
import tw.jiean.marketplace.backoffice.AdminCommand;
import tw.jiean.marketplace.backoffice.AdminFormat;
import tw.jiean.marketplace.backoffice.AdminGroup;
import tw.jiean.marketplace.backoffice.AdminInput;
import tw.jiean.marketplace.backoffice.AdminList;
import tw.jiean.marketplace.backoffice.AdminOutcome;
import tw.jiean.marketplace.backoffice.AdminRow;
import tw.jiean.marketplace.backoffice.AdminRows;
import tw.jiean.marketplace.backoffice.OpenWork;
import tw.jiean.marketplace.money.Money;
import tw.jiean.marketplace.payment.ChargeReference;
import tw.jiean.marketplace.payment.PaymentId;

/**
 * Refunds on the operators' desk. A buyer's bank account stands on the page of its refund only,
 * where the one who makes the transfer needs it.
 */
@Configuration(proxyBeanMethods = false)
class RefundAdmin {

  private static final String LIST = "refunds";
  private static final String STEPS = "refund-steps";
  private static final String REFERENCE = "bank_reference";

  @Bean
  @Order(23)
  AdminList refundList(JdbcClient jdbc) {
    return AdminList.named(LIST, "refund.admin.refunds")
        .group(AdminGroup.PAYMENTS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select r.id, r.reference, r.attempt_id, r.amount, r.source, r.status, r.cause,
                  r.requested_at, r.next_at, r.occasion, r.reason, r.requested_by, r.detail, r.tries, r.way,
                  r.bank_reference, r.confirmed_by, r.closed_at, p.bank_code, p.account,
                  p.name as payee_name, p.entered_by
                from refund r left join refund_payee p on p.refund_id = r.id
                """))
        .key("id")
        .column("id", AdminFormat.NUMBER)
        .column("reference", AdminFormat.link("orders"))
        .column("attempt_id", AdminFormat.link("payments"))
        .column("amount", AdminFormat.MONEY)
        .column("status", AdminFormat.label("refund.status."))
        .column("cause", AdminFormat.label("refund.cause."))
        .column("requested_at", AdminFormat.TIME)
        .column("next_at", AdminFormat.TIME)
        .field("source", AdminFormat.label("refund.source."))
        .field("occasion", AdminFormat.label(""))
        .field("reason", AdminFormat.TEXT)
        .field("requested_by", AdminFormat.label("refund.by."))
        .field("detail", RefundNote.FORMAT)
        .field("tries", AdminFormat.NUMBER)
        .section("refund.admin.section.payee")
        .field("bank_code", AdminFormat.CODE)
        .field("account", AdminFormat.CODE)
        .field("payee_name", AdminFormat.TEXT)
        .field("entered_by", AdminFormat.TEXT)
        .section("refund.admin.section.end")
        .field("way", AdminFormat.label("refund.way."))
        .field(REFERENCE, AdminFormat.CODE)
        .field("confirmed_by", AdminFormat.TEXT)
        .field("closed_at", AdminFormat.TIME)
        .search("reason")
        .codes("reference")
        .beginnings("reference")
        .filter("status", RefundStatus.values())
        .filter("cause", RefundCause.values())
        .recent("requested_at")
        .sortable("requested_at", "next_at", "amount")
        .newestFirst("id")
        .related(STEPS, "refund_id", "id")
        .build();
  }

  @Bean
  @Order(20)
  OpenWork refundsToMake(JdbcClient jdbc) {
    return new OpenWork(
        LIST,
        "status",
        jdbc,
        """
        select status, count(*) from refund
        -- The words of the index refund_open.
        where status not in ('done', 'withdrawn')
          and status in ('transfer_due', 'transfer_entered', 'by_hand_due', 'refused')
        group by status
        """);
  }

  @Bean
  @Order(24)
  AdminList refundStepList(JdbcClient jdbc) {
    return AdminList.named(STEPS, "refund.admin.steps")
        .group(AdminGroup.PAYMENTS)
        .rows(
            AdminRows.sql(
                jdbc,
                """
                select id, refund_id, action, amount, sent_at, state_before, captured_before,
                  refunded_before, outcome, code, found_at
                from refund_call
                """))
        .key("id")
        .column("id", AdminFormat.NUMBER)
        .column("refund_id", AdminFormat.link(LIST))
        .column("action", AdminFormat.label("refund.action."))
        .column("amount", AdminFormat.MONEY)
        .column("sent_at", AdminFormat.TIME)
        .column("outcome", AdminFormat.label("refund.outcome."))
        .column("code", RefundNote.FORMAT)
        .field("found_at", AdminFormat.TIME)
        .section("refund.admin.section.before")
        .field("state_before", AdminFormat.TEXT)
        .field("captured_before", AdminFormat.MONEY)
        .field("refunded_before", AdminFormat.MONEY)
        .search("code", "state_before")
        .filter("outcome", RefundStep.Outcome.values())
        .recent("sent_at")
        .sortable("id", "sent_at")
        .newestFirst("id")
        .build();
  }

  @Bean
  AdminCommand refundPayment(Refunds refunds) {
    return AdminCommand.on("payments", "refund", "refund.admin.open")
        .afterFreshSignIn()
        .input(AdminInput.required("amount", 9))
        .when(row -> row.value("paid_at") != null && !row.text("status").equals("refunded"))
        .knowsItsRequests()
        .does(call -> {
          Optional<Money> amount = amount(call.input("amount"));
          return amount.isEmpty()
              ? AdminOutcome.invalid("amount", "refund.admin.open.no-amount")
              : outcome(refunds.request(wish(call, amount.get())));
        });
  }

  private static NewRefund wish(AdminCall call, Money amount) {
    return NewRefund.ofPayment(
        new ChargeReference(call.row().text("reference")),
        new PaymentId(call.number()),
        amount,
        RefundReason.said(call.reason()),
        "operator:" + call.requestId(),
        call.actor());
  }

  private static Optional<Money> amount(String text) {
    return text.matches("[1-9][0-9]{0,8}")
        ? Optional.of(Money.of(Long.parseLong(text)))
        : Optional.empty();
  }

  private static AdminOutcome outcome(RefundAnswer answer) {
    return switch (answer) {
      case RefundAnswer.Opened _ -> AdminOutcome.done();
      case RefundAnswer.RequestReused _ -> AdminOutcome.refused("refund.admin.open.reused");
      case RefundAnswer.NotPaid _ -> AdminOutcome.refused("refund.admin.open.not-paid");
      case RefundAnswer.MoreThanLeft(Money left) ->
          AdminOutcome.invalid("amount", "refund.admin.open.more-than-left", left);
      case RefundAnswer.NotHeld(Money held) ->
          AdminOutcome.invalid("amount", "refund.admin.open.not-held", held);
    };
  }

  @Bean
  AdminCommand withdrawRefund(Refunds refunds) {
    return AdminCommand.on(LIST, "withdraw", "refund.admin.withdraw")
        .afterFreshSignIn()
        .when(row ->
            is(
                row,
                RefundStatus.REQUESTED,
                RefundStatus.TRANSFER_DUE,
                RefundStatus.TRANSFER_ENTERED,
                RefundStatus.BY_HAND_DUE,
                RefundStatus.REFUSED))
        .does(call ->
            switch (refunds.withdraw(id(call), call.reason())) {
              case DONE, ALREADY_WITHDRAWN -> AdminOutcome.done();
              case GIVEN_BACK -> AdminOutcome.refused("refund.admin.withdraw.given-back");
              case UNDER_WAY -> AdminOutcome.refused("refund.admin.withdraw.under-way");
              case NOBODYS -> AdminOutcome.refused("refund.admin.withdraw.nobodys");
            });
  }

  @Bean
  AdminCommand enterRefundPayee(RefundDesk desk) {
    return AdminCommand.on(LIST, "payee", "refund.admin.payee")
        .afterFreshSignIn()
        .input(AdminInput.personal("bank_code", 7))
        // As long as a bank writes it with its dashes, which do not count.
        .input(AdminInput.personal("account", 24))
        .input(AdminInput.personal("payee_name", 60))
        .when(row -> is(row, RefundStatus.TRANSFER_DUE, RefundStatus.TRANSFER_ENTERED))
        .does(call -> {
          Payee.Typed typed =
              new Payee.Typed(
                  call.input("bank_code"), call.input("account"), call.input("payee_name"));
          List<AdminOutcome.Wrong> wrong =
              typed.wrongFields().stream()
                  .map(field -> AdminOutcome.wrong(field, "refund.admin.payee.wrong." + field))
                  .toList();
          return wrong.isEmpty()
              ? outcome(desk.enterPayee(id(call), typed.payee(), call.actor()))
              : AdminOutcome.invalid(wrong);
        });
  }

  @Bean
  AdminCommand confirmRefundTransfer(RefundDesk desk) {
    return AdminCommand.on(LIST, "transferred", "refund.admin.transferred")
        .afterFreshSignIn()
        .input(AdminInput.required(REFERENCE, 64))
        .when(row -> is(row, RefundStatus.TRANSFER_ENTERED))
        .does(call -> outcome(desk.confirmTransfer(id(call), call.input(REFERENCE), call.actor())));
  }

  @Bean
  AdminCommand confirmRefundByHand(RefundDesk desk) {
    return AdminCommand.on(LIST, "by-hand", "refund.admin.by-hand")
        .afterFreshSignIn()
        .input(AdminInput.required(REFERENCE, 64))
        .when(row -> is(row, RefundStatus.BY_HAND_DUE))
        .does(call -> outcome(desk.confirmByHand(id(call), call.input(REFERENCE), call.actor())));
  }

  @Bean
  AdminCommand refundWasMade(RefundDesk desk) {
    return AdminCommand.on(LIST, "made", "refund.admin.made")
        .afterFreshSignIn()
        .input(AdminInput.required(REFERENCE, 64))
        .when(row -> is(row, RefundStatus.UNKNOWN, RefundStatus.REFUSED))
        .does(call -> outcome(desk.itWasMade(id(call), call.input(REFERENCE), call.actor())));
  }

  @Bean
  AdminCommand refundWasNotMade(RefundDesk desk) {
    return AdminCommand.on(LIST, "not-made", "refund.admin.not-made")
        .afterFreshSignIn()
        .when(row -> is(row, RefundStatus.UNKNOWN, RefundStatus.REFUSED))
        .does(call -> outcome(desk.itWasNotMade(id(call), call.actor())));
  }

  @Bean
  AdminCommand retryRefund(RefundDesk desk) {
    return AdminCommand.on(LIST, "retry", "refund.admin.retry")
        .afterFreshSignIn()
        .when(row ->
            is(
                row,
                RefundStatus.REQUESTED,
                RefundStatus.UNKNOWN,
                RefundStatus.BY_HAND_DUE,
                RefundStatus.REFUSED))
        .does(call -> outcome(desk.retry(id(call))));
  }

  @Bean
  AdminCommand transferRefundInstead(RefundDesk desk) {
    return AdminCommand.on(LIST, "transfer-instead", "refund.admin.transfer-instead")
        .afterFreshSignIn()
        .when(row -> is(row, RefundStatus.BY_HAND_DUE, RefundStatus.REFUSED))
        .does(call -> outcome(desk.transferInstead(id(call))));
  }

  private static AdminOutcome outcome(RefundDesk.Result result) {
    return switch (result) {
      case DONE -> AdminOutcome.done();
      case NOT_NOW -> AdminOutcome.refused("refund.admin.refused.not-now");
      case NOT_CLEAR -> AdminOutcome.refused("refund.admin.refused.not-clear");
      case SAME_PERSON -> AdminOutcome.refused("refund.admin.refused.same-person");
    };
  }

  private static RefundId id(AdminCall call) {
    return new RefundId(call.number());
  }

  private static boolean is(AdminRow row, RefundStatus... statuses) {
    return Arrays.stream(statuses).anyMatch(status -> row.text("status").equals(status.word()));
  }
}
