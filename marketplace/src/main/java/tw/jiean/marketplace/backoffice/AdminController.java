package tw.jiean.marketplace.backoffice;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The pages that only show. That the visitor is an operator is ensured before. */
@Controller
class AdminController {

  private final AdminRegistry registry;
  private final AdminPages pages;
  private final Clock clock;

  AdminController(AdminRegistry registry, AdminPages pages, Clock clock) {
    this.registry = registry;
    this.pages = pages;
    this.clock = clock;
  }

  @GetMapping("/admin/")
  String home(Model model) {
    model.addAttribute("view", pages.home());
    return "backoffice/home";
  }

  @GetMapping("/admin/{list}/")
  String list(
      @PathVariable String list, @RequestParam Map<String, String> parameters, Model model) {
    AdminList found = registry.list(list).orElseThrow(AdminController::notFound);
    try {
      ListRequest request = ListRequest.of(found, parameters, clock);
      model.addAttribute("view", pages.listing(found, request));
    } catch (ListRequest.NotOffered e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Not offered: " + e.getMessage());
    }
    return "backoffice/list";
  }

  @GetMapping("/admin/{list}/{key}/")
  String object(@PathVariable String list, @PathVariable String key, Model model) {
    AdminList found = registry.list(list).orElseThrow(AdminController::notFound);
    AdminRow row =
        (AdminList.isKey(key) ? found.find(key) : Optional.<AdminRow>empty())
            .orElseThrow(AdminController::notFound);
    model.addAttribute("view", pages.detail(found, key, row));
    return "backoffice/object";
  }

  static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
