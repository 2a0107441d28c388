package tw.jiean.marketplace.account;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;

/** How forms of this module say no. */
final class FormRefusal {

  private FormRefusal() {}

  /** What is wrong, at its field; false when nothing is. */
  static boolean of(
      List<AccountProblem> problems, BindingResult result, HttpServletResponse response) {
    if (problems.isEmpty()) {
      return false;
    }
    problems.forEach(problem -> result.rejectValue(problem.field(), problem.messageKey()));
    response.setStatus(HttpStatus.BAD_REQUEST.value());
    return true;
  }

  /** Too often: how many minutes to wait. */
  static String tooMany(
      Duration wait, BindingResult result, HttpServletResponse response, String view) {
    tooMany(wait, result, response);
    return view;
  }

  /** The same where the view is drawn elsewhere. */
  static void tooMany(Duration wait, BindingResult result, HttpServletResponse response) {
    result.reject("account.problem.too-many", new Object[] {TooManyAttempts.minutes(wait)}, null);
    response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
  }

  /** A link from a mail that works no more, and where to get another one. */
  static String gone(Model model, HttpServletResponse response, String again) {
    response.setStatus(HttpStatus.NOT_FOUND.value());
    model.addAttribute("again", again);
    return "account/linkGone";
  }
}
