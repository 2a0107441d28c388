package tw.jiean.demo;

import gg.jte.html.HtmlContent;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tw.jiean.marketplace.mail.Mails;
import tw.jiean.marketplace.page.Part;

/**
 * The mails that would have been sent, for whoever tries the demo: it needs no mail server. Anybody
 * may read them, as anybody knows the demo's passwords.
 */
@Controller
class MailPage {

  static final String PATH = "/demo/mail/";

  private static final String CSP = "Content-Security-Policy";
  private static final int SHOWN = 50;

  /** As on every page, and the mail in a frame. */
  private static final String PAGE =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
          + "connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'none'; "
          + "frame-ancestors 'none'; form-action 'self'";

  /** What mail readers allow at most: styles in elements, and links that open elsewhere. */
  private static final String MAIL =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

  private final Mails mails;

  MailPage(Mails mails) {
    this.mails = mails;
  }

  @GetMapping(PATH)
  String list(Model model) {
    List<Mails.Mail> newest = mails.newest(SHOWN);
    return framed(
        model, site -> (HtmlContent) page -> JtemailsGenerated.render(page, null, site, newest));
  }

  @GetMapping(PATH + "{id:\\d{1,18}}/")
  String show(@PathVariable long id, Model model, HttpServletResponse response) {
    Mails.Mail mail = find(id);
    response.setHeader(CSP, PAGE);
    return framed(
        model, site -> (HtmlContent) page -> JtemailGenerated.render(page, null, site, mail));
  }

  @GetMapping(PATH + "{id:\\d{1,18}}/html/")
  ResponseEntity<String> html(@PathVariable long id) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
        .header(CSP, MAIL)
        .body(find(id).html());
  }

  /** In the layout of the site. */
  private static String framed(Model model, Part main) {
    model.addAttribute("titleKey", "demo.mail.title");
    model.addAttribute("main", main);
    return "page/framed";
  }

  private Mails.Mail find(long id) {
    return mails.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
  }
}
