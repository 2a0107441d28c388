package tw.jiean.marketplace.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import tw.jiean.marketplace.attachment.AttachmentRefusal;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.attachment.AttachmentsFull;
import tw.jiean.marketplace.attachment.Upload;

/**
 * What buyer and seller do with an order. Every form leads back to the order's page; one that came
 * too late says so, and what was typed is not lost.
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
  ModelAndView answer(PostedAct posted) {
    Brief brief = process.of(posted.order()).brief();
    return act(posted, form -> forms.answers(brief, form));
  }

  @PostMapping(ORDER + "start/")
  ModelAndView start(PostedAct posted) {
    return act(posted, _ -> new Act.StartWithout());
  }

  /** Not by the path below: who gives up an unpaid order must not thereby cancel a paid one. */
  @PostMapping(ORDER + "cancel-unpaid/")
  ModelAndView cancelUnpaid(PostedAct posted) {
    return act(posted, _ -> new Act.CancelUnpaid());
  }

  @PostMapping(ORDER + "cancel/")
  ModelAndView cancel(PostedAct posted) {
    return act(posted, _ -> new Act.CancelBeforeStart());
  }

  /** Files are taken in before the order is locked, which takes as long as it takes. */
  @PostMapping(ORDER + "deliver/")
  ModelAndView deliver(
      PostedAct posted,
      @RequestParam(name = FILES, required = false) @Nullable List<MultipartFile> files) {
    String reference = posted.order().number().value();
    return switch (attachments.receive(reference, files == null ? List.of() : files)) {
      case Upload.Refused refused -> again(posted, problem(refused));
      case Upload.Received received -> {
        try {
          yield act(
              posted,
              form -> forms.delivery(form, received.isEmpty()),
              act -> process.deliver(posted.by(), posted.number(), (Act.Deliver) act, received));
        } catch (AttachmentsFull full) {
          yield again(posted, problem(new Upload.Refused(AttachmentRefusal.FULL, "")));
        }
      }
    };
  }

  private Problem problem(Upload.Refused refused) {
    return new Problem(FILES, attachments.sentence(refused, LocaleContextHolder.getLocale()));
  }

  @PostMapping(ORDER + "accept/")
  ModelAndView accept(PostedAct posted) {
    return act(posted, form -> new Act.Accept(forms.number(form)));
  }

  @PostMapping(ORDER + "revision/")
  ModelAndView requestRevision(PostedAct posted) {
    return act(
        posted,
        form ->
            new Act.RequestRevision(
                forms.number(form),
                forms.required(form, "revision_text", HistoryEntry.MAX_REASON)));
  }

  @PostMapping(ORDER + "grant-revision/")
  ModelAndView grantRevision(PostedAct posted) {
    return act(posted, form -> new Act.GrantRevision(forms.number(form)));
  }

  @PostMapping(ORDER + "extend-review/")
  ModelAndView extendReview(PostedAct posted) {
    return act(posted, form -> new Act.ExtendReview(forms.number(form)));
  }

  @PostMapping(ORDER + "extension/")
  ModelAndView requestExtension(PostedAct posted) {
    return act(
        posted,
        form ->
            new Act.RequestExtension(
                forms.days(form, "extension_days"),
                forms.required(form, "extension_reason", ActForms.MAX_REASON)));
  }

  @PostMapping(ORDER + "extension/answer/")
  ModelAndView answerExtension(PostedAct posted) {
    return act(posted, form -> new Act.AnswerExtension(forms.yes(form)));
  }

  @PostMapping(ORDER + "cancel-late/")
  ModelAndView cancelVeryLate(PostedAct posted) {
    return act(posted, _ -> new Act.CancelVeryLate());
  }

  @PostMapping(ORDER + "cancel-request/")
  ModelAndView requestCancel(PostedAct posted) {
    return act(posted, forms::wish);
  }

  @PostMapping(ORDER + "cancel-request/answer/")
  ModelAndView answerCancel(PostedAct posted) {
    return act(posted, form -> new Act.AnswerCancel(forms.yes(form)));
  }

  @PostMapping(ORDER + "cancel-request/withdraw/")
  ModelAndView withdrawCancel(PostedAct posted) {
    return act(posted, _ -> new Act.WithdrawCancel());
  }

  @PostMapping(ORDER + "dispute/")
  ModelAndView openDispute(PostedAct posted) {
    return act(
        posted,
        form ->
            new Act.OpenDispute(forms.required(form, "dispute_reason", HistoryEntry.MAX_REASON)));
  }

  private ModelAndView act(PostedAct posted, Function<Map<String, String>, Act> read) {
    return act(posted, read, act -> process.act(posted.by(), posted.number(), act));
  }

  private ModelAndView act(
      PostedAct posted,
      Function<Map<String, String>, Act> read,
      Function<Act, Optional<Step>> doing) {
    Act act;
    try {
      act = read.apply(posted.form());
    } catch (ActForms.Mistyped mistyped) {
      return again(posted, mistyped.problem());
    }
    Step step = doing.apply(act).orElseThrow(OrderActsController::notFound);
    return switch (step) {
      case Step.Move _ -> {
        posted.flash().put("notice", "order.done." + act.word());
        yield backTo(posted.number());
      }
      case Step.Refused(Step.Reason reason) ->
          again(posted, forms.refusal(reason), HttpStatus.CONFLICT);
    };
  }

  private static ModelAndView backTo(OrderNumber number) {
    RedirectView view = new RedirectView("/orders/" + number + "/");
    view.setStatusCode(HttpStatus.SEE_OTHER);
    return new ModelAndView(view);
  }

  private ModelAndView again(PostedAct posted, Problem problem) {
    return again(posted, problem, HttpStatus.BAD_REQUEST);
  }

  /** The page as the order is now, with what was typed. */
  private ModelAndView again(PostedAct posted, Problem problem, HttpStatus status) {
    Order now = orders.find(posted.number()).orElseThrow(OrderActsController::notFound);
    Viewer viewer = Viewer.of(now, posted.account()).orElseThrow(OrderActsController::notFound);
    return new ModelAndView(
        "order/order",
        Map.of("page", pages.draw(now, viewer, posted.typed(), List.of(problem))),
        status);
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
