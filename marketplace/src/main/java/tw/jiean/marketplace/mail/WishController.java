package tw.jiean.marketplace.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import tw.jiean.marketplace.account.AccountId;
import tw.jiean.marketplace.account.SignedInAccount;

/** Which mails a person wants: signed in, or by the link in a mail. */
@Controller
class WishController {

  private static final String MINE = "/account/notices/";

  /** Its post takes no session and no token: mailboxes send it for their owners (RFC 8058). */
  private static final String BY_LINK =
      UnsubscribeLinks.PATH + "{account:[1-9]\\d{0,17}}/{topic}/{signature:[0-9a-f]{32}}/";

  private final Wishes wishes;
  private final UnsubscribeLinks links;

  WishController(Wishes wishes, UnsubscribeLinks links) {
    this.wishes = wishes;
    this.links = links;
  }

  /** A topic, and whether its mails are sent. */
  record Choice(String topic, boolean optional, boolean wanted) {}

  @GetMapping(MINE)
  String mine(@AuthenticationPrincipal SignedInAccount account, Model model) {
    Set<Topic> off = wishes.off(account.id());
    List<Choice> choices =
        Arrays.stream(Topic.values())
            .map(topic -> new Choice(topic.word(), topic.isOptional(), !off.contains(topic)))
            .toList();
    model.addAttribute("choices", choices);
    return "mail/wishes";
  }

  @PostMapping(MINE)
  String change(
      @AuthenticationPrincipal SignedInAccount account,
      @RequestParam Map<String, String> form,
      RedirectAttributes flash) {
    Arrays.stream(Topic.values())
        .filter(Topic::isOptional)
        .forEach(topic -> wishes.set(account.id(), topic, form.containsKey(topic.word())));
    flash.addFlashAttribute("notice", "mail.wishes.saved");
    return "redirect:" + MINE;
  }

  /** Asks first: mailboxes open links to look what is behind them. */
  @GetMapping(BY_LINK)
  String ask(
      @PathVariable long account,
      @PathVariable String topic,
      @PathVariable String signature,
      Model model) {
    Topic optional = genuine(new AccountId(account), topic, signature);
    model.addAttribute("topic", optional.word());
    model.addAttribute("done", false);
    return "mail/off";
  }

  @PostMapping(BY_LINK)
  String off(
      @PathVariable long account,
      @PathVariable String topic,
      @PathVariable String signature,
      Model model) {
    AccountId id = new AccountId(account);
    Topic optional = genuine(id, topic, signature);
    wishes.set(id, optional, false);
    model.addAttribute("topic", optional.word());
    model.addAttribute("done", true);
    return "mail/off";
  }

  private Topic genuine(AccountId account, String word, String signature) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.isOptional() && topic.word().equals(word))
        .filter(topic -> links.isGenuine(account, word, signature))
        .findFirst()
        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
