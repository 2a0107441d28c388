package tw.jiean.marketplace.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tw.jiean.marketplace.account.SignedInAccount;

/** My notices, newest first. */
@Controller
class NoticeController {

  private static final String PATH = "/notices/";
  private static final int PAGE_SIZE = 20;

  private final Notices notices;

  NoticeController(Notices notices) {
    this.notices = notices;
  }

  @GetMapping(PATH)
  String list(
      @AuthenticationPrincipal SignedInAccount account,
      @RequestParam(required = false) @Nullable String before,
      Locale locale,
      Model model) {
    long end =
        before != null && before.matches("[1-9][0-9]{0,17}")
            ? Long.parseLong(before)
            : Long.MAX_VALUE;
    List<Notices.Line> found = notices.before(account.id(), end, PAGE_SIZE + 1, locale);
    List<Notices.Line> shown = found.subList(0, Math.min(found.size(), PAGE_SIZE));
    model.addAttribute("notices", shown);
    model.addAttribute(
        "older", found.size() > PAGE_SIZE ? PATH + "?before=" + shown.getLast().id() : null);
    model.addAttribute("first", end == Long.MAX_VALUE ? null : PATH);
    model.addAttribute("anyUnread", shown.stream().anyMatch(Notices.Line::unread));
    return "mail/notices";
  }

  /** Goes where the notice leads. It counts as read then, which is all that opening it changes. */
  @GetMapping(PATH + "{id:\\d{1,18}}/")
  String open(@AuthenticationPrincipal SignedInAccount account, @PathVariable long id) {
    return "redirect:"
        + notices
            .open(account.id(), id)
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }

  @PostMapping(PATH + "read/")
  String readAll(@AuthenticationPrincipal SignedInAccount account, RedirectAttributes flash) {
    notices.readAll(account.id());
    flash.addFlashAttribute("notice", "mail.notices.all-read");
    return "redirect:" + PATH;
  }
}
