package tw.jiean.marketplace.backoffice;

import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** The page of a command: says what will happen, asks for the reason, then does it. */
@Controller
class CommandController {

  private static final String ON_LIST = "/admin/{list}/do/{command}/";
  private static final String ON_OBJECT = "/admin/{list}/{key}/do/{command}/";

  private final AdminRegistry registry;
  private final CommandRunner runner;
  private final AuthorizationManager<AdminCommand> freshSignIn;

  CommandController(
      AdminRegistry registry,
      CommandRunner runner,
      AuthorizationManager<AdminCommand> freshSignIn) {
    this.registry = registry;
    this.runner = runner;
    this.freshSignIn = freshSignIn;
  }

  /** A command on an object, or on a list when the row is empty, as the path names it. */
  private record Target(AdminList list, String key, AdminRow row, AdminCommand command) {

    String path() {
      return AdminPages.href(list, key, command);
    }
  }

  @GetMapping(ON_LIST)
  ModelAndView askForList(
      @PathVariable String list,
      @PathVariable String command,
      Authentication actor,
      HttpSession session) {
    return ask(onList(list, command), actor, session);
  }

  @GetMapping(ON_OBJECT)
  ModelAndView askForObject(
      @PathVariable String list,
      @PathVariable String key,
      @PathVariable String command,
      Authentication actor,
      HttpSession session) {
    return ask(onObject(list, key, command), actor, session);
  }

  @PostMapping(ON_LIST)
  ModelAndView runOnList(
      @PathVariable String list,
      @PathVariable String command,
      @RequestParam Map<String, String> parameters,
      Authentication actor,
      HttpSession session,
      RedirectAttributes news) {
    return run(onList(list, command), parameters, actor, session, news);
  }

  @PostMapping(ON_OBJECT)
  ModelAndView runOnObject(
      @PathVariable String list,
      @PathVariable String key,
      @PathVariable String command,
      @RequestParam Map<String, String> parameters,
      Authentication actor,
      HttpSession session,
      RedirectAttributes news) {
    return run(onObject(list, key, command), parameters, actor, session, news);
  }

  private Target onList(String list, String command) {
    AdminList found = registry.list(list).orElseThrow(AdminController::notFound);
    return new Target(
        found,
        "",
        AdminRow.NONE,
        registry.command(found, command, false).orElseThrow(AdminController::notFound));
  }

  private Target onObject(String list, String key, String command) {
    AdminList found = registry.list(list).orElseThrow(AdminController::notFound);
    AdminCommand named =
        registry.command(found, command, true).orElseThrow(AdminController::notFound);
    if (!AdminList.isKey(key)) {
      throw AdminController.notFound();
    }
    return new Target(found, key, found.find(key).orElseThrow(AdminController::notFound), named);
  }

  private ModelAndView ask(Target target, Authentication actor, HttpSession session) {
    AdminCommand command = target.command();
    if (command.onObject() && !command.offeredFor(target.row())) {
      return seeOther(AdminPages.href(target.list(), target.key()));
    }
    if (command.afterFreshSignIn()) {
      freshSignIn.verify(() -> actor, command);
    }
    Optional<CommandForm> kept = KeptForm.take(session, target.path());
    CommandForm form = kept.orElseGet(() -> CommandForm.blank(command, target.row()));
    return form(target, form, kept.isPresent(), HttpStatus.OK);
  }

  private ModelAndView run(
      Target target,
      Map<String, String> parameters,
      Authentication actor,
      HttpSession session,
      RedirectAttributes news) {
    AdminCommand command = target.command();
    CommandForm form = CommandForm.posted(command, parameters);
    if (command.afterFreshSignIn()) {
      KeptForm.keep(session, target.path(), form);
      freshSignIn.verify(() -> actor, command);
      KeptForm.forget(session);
    }
    if (!form.complete()) {
      return form(target, form, false, HttpStatus.BAD_REQUEST);
    }
    return switch (runner.run(command, target.list(), target.key(), actor.getName(), form)) {
      case AdminOutcome.Refused refusal ->
          form(target, form.refused(refusal), false, HttpStatus.CONFLICT);
      case AdminOutcome.Done done -> {
        news.addFlashAttribute("done", command.titleKey());
        String key = done.key() == null ? target.key() : done.key();
        // A deleted object has no page any more.
        yield seeOther(
            AdminList.isKey(key) && target.list().find(key).isPresent()
                ? AdminPages.href(target.list(), key)
                : AdminPages.href(target.list()));
      }
    };
  }

  private static ModelAndView form(
      Target target, CommandForm form, boolean kept, HttpStatus status) {
    AdminList list = target.list();
    AdminCommand command = target.command();
    boolean onObject = command.onObject();
    AdminPage.Form view =
        new AdminPage.Form(
            AdminPages.entry(list),
            onObject ? facts(list, target.row()) : List.of(),
            command.titleKey(),
            command.aboutKey(),
            target.path(),
            onObject ? AdminPages.href(list, target.key()) : AdminPages.href(list),
            command.inputs().stream().map(input -> input(command, input, form)).toList(),
            form.requestId(),
            kept,
            form.reason(),
            form.problems().get("reason"),
            form.problems().get(""));
    return new ModelAndView("backoffice/command", Map.of("view", view), status);
  }

  /** What its list shows of an object, without links that would lead away from what is typed. */
  private static List<AdminPage.Cell> facts(AdminList list, AdminRow row) {
    return list.listedColumns().stream()
        .map(column -> new AdminPage.Cell(column.labelKey(), column.show(row), null))
        .toList();
  }

  private static AdminPage.Input input(AdminCommand command, AdminInput input, CommandForm form) {
    String name = input.name();
    return new AdminPage.Input(
        name,
        command.titleKey() + "." + name,
        form.inputs().getOrDefault(name, ""),
        input.longest(),
        input.required(),
        form.problems().get(name));
  }

  private static ModelAndView seeOther(String path) {
    RedirectView redirect = new RedirectView(path, true, false);
    redirect.setStatusCode(HttpStatus.SEE_OTHER);
    redirect.setExposeModelAttributes(false);
    return new ModelAndView(redirect);
  }
}
