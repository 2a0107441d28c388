package tw.jiean.marketplace.order;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.attachment.AttachmentRefusal;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.attachment.AttachmentsFull;
import tw.jiean.marketplace.attachment.Upload;

/**
 * What buyer and seller do with a paid order. Every form leads back to the order's page; one that
 * came too late says so, and what was typed is not lost.
 */
@Controller
class OrderActsController {

  private static final String ORDER = "/orders/{orderNo:[A-Z2-7]{26}}/";
  private static final String FILES = "delivery_files";

  private final Orders orders;
  private final OrderProcess process;
  private final OrderPages pages;
  private final ActForms forms;
  private final Attachments attachments;

  OrderActsController(
      Orders orders,
      OrderProcess process,
      OrderPages pages,
      ActForms forms,
      Attachments attachments) {
    this.orders = orders;
    this.process = process;
    this.pages = pages;
    this.forms = forms;
    this.attachments = attachments;
  }

  @PostMapping(ORDER + "requirements/")
  ModelAndView answer(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    Order order = mine(orderNo, account);
    Brief brief = process.of(order).brief();
    List<String> answers =
        IntStream.range(0, brief.asked().size())
            .mapToObj(i -> ActForms.text(form, "answer_" + i))
            .toList();
    return act(order, account, form, flash, _ -> forms.answers(brief, answers));
  }

  @PostMapping(ORDER + "start/")
  ModelAndView start(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(mine(orderNo, account), account, form, flash, _ -> new Act.StartWithout());
  }

  @PostMapping(ORDER + "cancel/")
  ModelAndView cancel(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(mine(orderNo, account), account, form, flash, _ -> new Act.CancelBeforeStart());
  }

  /** Files are taken in before the order is locked, which takes as long as it takes. */
  @PostMapping(ORDER + "deliver/")
  ModelAndView deliver(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @RequestParam(name = FILES, required = false) @Nullable List<MultipartFile> files,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    Order order = mine(orderNo, account);
    return switch (attachments.receive(orderNo, files == null ? List.of() : files)) {
      case Upload.Refused refused -> again(order, account, form, problem(refused));
      case Upload.Received received -> {
        try {
          yield act(
              order,
              account,
              form,
              flash,
              typed -> forms.delivery(typed, received.isEmpty()),
              act -> process.deliver(account.id(), order.number(), (Act.Deliver) act, received));
        } catch (AttachmentsFull full) {
          Upload.Refused refused = new Upload.Refused(AttachmentRefusal.FULL, "");
          yield again(order, account, form, problem(refused));
        }
      }
    };
  }

  private Problem problem(Upload.Refused refused) {
    return new Problem(FILES, attachments.sentence(refused, LocaleContextHolder.getLocale()));
  }

  @PostMapping(ORDER + "accept/")
  ModelAndView accept(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(
        mine(orderNo, account), account, form, flash, typed -> new Act.Accept(forms.number(typed)));
  }

  @PostMapping(ORDER + "revision/")
  ModelAndView requestRevision(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(
        mine(orderNo, account),
        account,
        form,
        flash,
        typed ->
            new Act.RequestRevision(
                forms.number(typed),
                forms.required(typed, "revision_text", HistoryEntry.MAX_REASON)));
  }

  @PostMapping(ORDER + "grant-revision/")
  ModelAndView grantRevision(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(
        mine(orderNo, account),
        account,
        form,
        flash,
        typed -> new Act.GrantRevision(forms.number(typed)));
  }

  @PostMapping(ORDER + "extend-review/")
  ModelAndView extendReview(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(
        mine(orderNo, account),
        account,
        form,
        flash,
        typed -> new Act.ExtendReview(forms.number(typed)));
  }

  @PostMapping(ORDER + "extension/")
  ModelAndView requestExtension(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(
        mine(orderNo, account),
        account,
        form,
        flash,
        typed ->
            new Act.RequestExtension(
                forms.days(typed, "extension_days"),
                forms.required(typed, "extension_reason", ActForms.MAX_REASON)));
  }

  @PostMapping(ORDER + "extension/answer/")
  ModelAndView answerExtension(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(
        mine(orderNo, account),
        account,
        form,
        flash,
        typed -> new Act.AnswerExtension(forms.yes(typed)));
  }

  @PostMapping(ORDER + "cancel-late/")
  ModelAndView cancelVeryLate(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(mine(orderNo, account), account, form, flash, _ -> new Act.CancelVeryLate());
  }

  @PostMapping(ORDER + "cancel-request/")
  ModelAndView requestCancel(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(
        mine(orderNo, account),
        account,
        form,
        flash,
        typed ->
            new Act.RequestCancel(
                forms.amount(typed, "cancel_amount"),
                forms.required(typed, "cancel_reason", ActForms.MAX_REASON)));
  }

  @PostMapping(ORDER + "cancel-request/answer/")
  ModelAndView answerCancel(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(
        mine(orderNo, account),
        account,
        form,
        flash,
        typed -> new Act.AnswerCancel(forms.yes(typed)));
  }

  @PostMapping(ORDER + "cancel-request/withdraw/")
  ModelAndView withdrawCancel(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(mine(orderNo, account), account, form, flash, _ -> new Act.WithdrawCancel());
  }

  @PostMapping(ORDER + "dispute/")
  ModelAndView openDispute(
      @PathVariable String orderNo,
      @RequestParam Map<String, String> form,
      @AuthenticationPrincipal SignedInAccount account,
      RedirectAttributes flash) {
    return act(
        mine(orderNo, account),
        account,
        form,
        flash,
        typed ->
            new Act.OpenDispute(forms.required(typed, "dispute_reason", HistoryEntry.MAX_REASON)));
  }

  private ModelAndView act(
      Order order,
      SignedInAccount account,
      Map<String, String> form,
      RedirectAttributes flash,
      Function<Map<String, String>, Act> read) {
    return act(
        order, account, form, flash, read, act -> process.act(account.id(), order.number(), act));
  }

  private ModelAndView act(
      Order order,
      SignedInAccount account,
      Map<String, String> form,
      RedirectAttributes flash,
      Function<Map<String, String>, Act> read,
      Function<Act, Optional<Step>> doing) {
    Act act;
    try {
      act = read.apply(form);
    } catch (ActForms.Mistyped mistyped) {
      return again(order, account, form, mistyped.problem());
    }
    Step step = doing.apply(act).orElseThrow(this::notFound);
    return switch (step) {
      case Step.Move _ -> {
        flash.addFlashAttribute("notice", "order.done." + act.word());
        yield backTo(order);
      }
      case Step.Refused(Step.Reason reason) ->
          again(order, account, form, forms.refusal(reason), HttpStatus.CONFLICT);
    };
  }

  private static ModelAndView backTo(Order order) {
    RedirectView view = new RedirectView("/orders/" + order.number() + "/");
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(view);
  }

  private ModelAndView again(
      Order order, SignedInAccount account, Map<String, String> form, Problem problem) {
    return again(order, account, form, problem, HttpStatus.BAD_REQUEST);
  }

  /** The page as the order is now, with what was typed. */
  private ModelAndView again(
      Order order,
      SignedInAccount account,
      Map<String, String> form,
      @Nullable Problem problem,
      HttpStatus status) {
    Order now = mine(order.number().value(), account);
    Map<String, String> typed = new HashMap<>(form);
    typed.remove("_csrf");
    Viewer viewer = Viewer.of(now, account).orElseThrow(this::notFound);
    return new ModelAndView(
        "order/order", Map.of("page", pages.draw(now, viewer, typed, problem)), status);
  }

  /** An order of others looks like one that is not there; staff has other doors. */
  private Order mine(String orderNo, SignedInAccount account) {
    return orders
        .find(new OrderNumber(orderNo))
        .filter(order -> OrderProcess.party(order, account.id()).isPresent())
        .orElseThrow(this::notFound);
  }

  private ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
