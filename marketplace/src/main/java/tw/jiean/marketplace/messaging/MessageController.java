package tw.jiean.marketplace.messaging;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.attachment.Attachments;
import tw.jiean.marketplace.attachment.Upload;
import tw.jiean.marketplace.messaging.Conversation.Draft;
import tw.jiean.marketplace.order.Order;
import tw.jiean.marketplace.order.OrderNumber;
import tw.jiean.marketplace.order.RequestId;
import tw.jiean.marketplace.page.PlainText;

/**
 * The conversation of an order by itself, the form that adds to it, and what the page's script asks
 * for. The order of others looks like one that is not there.
 */
@Controller
class MessageController {

  private static final String MESSAGES = "/orders/{orderNo:[A-Z2-7]{26}}/messages/";

  private final Conversations conversations;
  private final ConversationPages pages;
  private final Attachments attachments;
  private final MessageSource texts;

  MessageController(
      Conversations conversations,
      ConversationPages pages,
      Attachments attachments,
      MessageSource texts) {
    this.conversations = conversations;
    this.pages = pages;
    this.attachments = attachments;
    this.texts = texts;
  }

  /** What the form sends. */
  record Form(String text, RequestId request, List<MultipartFile> files) {}

  @GetMapping(MESSAGES)
  ModelAndView show(
      @PathVariable String orderNo,
      @RequestParam(required = false) @Nullable String before,
      @AuthenticationPrincipal SignedInAccount reader) {
    Order order = find(orderNo, reader);
    long id = number(before);
    return page(
        pages.newest(order, reader, ConversationPages.empty(), id == 0 ? null : new MessageId(id)));
  }

  @PostMapping(MESSAGES)
  ModelAndView send(
      @PathVariable String orderNo,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(name = "request_id", defaultValue = "") String requestId,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @AuthenticationPrincipal SignedInAccount sender,
      Locale language) {
    Order order = findOwn(orderNo, sender);
    Outcome outcome = say(order, sender, form(text, requestId, files), language);
    if (outcome.problem() == null) {
      return new ModelAndView("redirect:/orders/" + orderNo + "/#messages");
    }
    ModelAndView page = page(pages.newest(order, sender, outcome.draft(), null));
    page.setStatus(outcome.problem());
    return page;
  }

  /** What came since; nothing, without content, when nothing did. */
  @GetMapping(MESSAGES + "live/")
  @Nullable ModelAndView news(
      @PathVariable String orderNo,
      @RequestParam(required = false) @Nullable String after,
      @AuthenticationPrincipal SignedInAccount reader,
      HttpServletResponse response) {
    Conversation news = pages.news(find(orderNo, reader), reader, number(after));
    if (news.entries().isEmpty()) {
      response.setStatus(HttpStatus.NO_CONTENT.value());
      return null;
    }
    return new ModelAndView("messaging/news", Map.of("talk", news));
  }

  /** The same as {@link #send} for the page's script, which keeps the page and gets a new form. */
  @PostMapping(MESSAGES + "live/")
  ModelAndView sendLive(
      @PathVariable String orderNo,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(name = "request_id", defaultValue = "") String requestId,
      @RequestParam(required = false) @Nullable List<MultipartFile> files,
      @AuthenticationPrincipal SignedInAccount sender,
      Locale language,
      HttpServletResponse response) {
    Order order = findOwn(orderNo, sender);
    Outcome outcome = say(order, sender, form(text, requestId, files), language);
    ModelAndView form =
        new ModelAndView(
            "messaging/write", Map.of("talk", pages.blank(order, sender, outcome.draft())));
    if (outcome.problem() == null) {
      response.setHeader("HX-Trigger", "message-sent");
    } else {
      form.setStatus(outcome.problem());
    }
    return form;
  }

  /**
   * How it went.
   *
   * @param problem null when the message is there
   */
  private record Outcome(Draft draft, @Nullable HttpStatus problem) {}

  private Outcome say(Order order, SignedInAccount sender, Form form, Locale language) {
    Sending sending =
        conversations.answerAtOnce(order, sender.id(), form.request(), form.text()).orElse(null);
    if (sending == null) {
      switch (attachments.receive(order.number().value(), form.files())) {
        case Upload.Refused refused -> {
          return new Outcome(
              draft(form, null, attachments.sentence(refused, language)),
              HttpStatus.UNPROCESSABLE_CONTENT);
        }
        case Upload.Received received ->
            sending = conversations.send(order, sender.id(), form.request(), form.text(), received);
      }
    }
    return switch (sending) {
      case Sending.Sent _ -> new Outcome(ConversationPages.empty(), null);
      case Sending.Refused(Sending.Reason reason) ->
          new Outcome(
              draft(
                  form,
                  texts.getMessage(
                      "messaging.refused." + reason.word(),
                      new Object[] {Message.MAX_TEXT},
                      language),
                  null),
              status(reason));
    };
  }

  private static Draft draft(
      Form form, @Nullable String textProblem, @Nullable String filesProblem) {
    return new Draft(form.request().value(), form.text(), textProblem, filesProblem);
  }

  private static HttpStatus status(Sending.Reason reason) {
    return switch (reason) {
      case EMPTY, TOO_LONG -> HttpStatus.UNPROCESSABLE_CONTENT;
      case TOO_FAST -> HttpStatus.TOO_MANY_REQUESTS;
      case CLOSED -> HttpStatus.CONFLICT;
    };
  }

  /** Our own pages always send a good request id. */
  private static Form form(String text, String requestId, @Nullable List<MultipartFile> files) {
    RequestId request =
        RequestId.read(requestId)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    return new Form(PlainText.asWritten(text), request, files == null ? List.of() : files);
  }

  private static ModelAndView page(Conversation talk) {
    return new ModelAndView("messaging/page", Map.of("talk", talk));
  }

  private Order find(String orderNo, SignedInAccount reader) {
    return pages
        .find(new OrderNumber(orderNo), reader)
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  /** Operators read, but it is not for them to say something here. */
  private Order findOwn(String orderNo, SignedInAccount sender) {
    Order order = find(orderNo, sender);
    if (!ConversationPages.isParty(order, sender)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
    return order;
  }

  /** An id of a message, or 0 for none and for nonsense. */
  private static long number(@Nullable String text) {
    return text != null && text.matches("[1-9][0-9]{0,17}") ? Long.parseLong(text) : 0;
  }
}
