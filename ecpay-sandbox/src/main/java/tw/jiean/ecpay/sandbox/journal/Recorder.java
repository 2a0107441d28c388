package tw.jiean.ecpay.sandbox.journal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import tw.jiean.ecpay.sandbox.wire.Form;
import tw.jiean.ecpay.sandbox.wire.MalformedForm;

/** Writes down what shops' servers asked, when, and what they were told. */
public final class Recorder {

  private static final List<String> FOLDERS =
      List.of("/Cashier/", "/CreditDetail/", "/PaymentMedia/");

  /** Becomes a trade, or an entry with the reason of its refusal. */
  private static final String ORDER = "/Cashier/AioCheckOut/V5";

  private static final String CAME = "journal.came";

  private static final int MISDIRECTED_REQUEST = 421;

  private final Journal journal;

  /** Writes into a journal. */
  public Recorder(Journal journal) {
    this.journal = journal;
  }

  /**
   * Listens to a server, in front of and behind everything that answers there: an answer may be
   * late, and the clock have moved on meanwhile.
   */
  public void register(RoutesConfig routes) {
    FOLDERS.forEach(folder -> {
      routes.before(folder + "*", ctx -> ctx.attribute(CAME, journal.now()));
      routes.after(folder + "*", ctx -> record(ctx, folder));
    });
  }

  private void record(Context ctx, String folder) {
    int status = ctx.status().getCode();
    if (ctx.path().equals(ORDER) || status == MISDIRECTED_REQUEST) {
      return;
    }
    String operation = ctx.path().substring(folder.length());
    // Absent when a guard has refused the request before.
    Instant came = Objects.requireNonNullElseGet(ctx.attribute(CAME), journal::now);
    if (hungUp(ctx)) {
      journal.asked(came, operation, form(ctx), 0, "");
    } else {
      journal.asked(came, operation, form(ctx), status, answer(ctx));
    }
  }

  private static Form form(Context ctx) {
    try {
      return Form.parse(ctx.bodyAsBytes());
    } catch (MalformedForm e) {
      return Form.of();
    }
  }

  private static String answer(Context ctx) {
    String type = Optional.ofNullable(ctx.res().getContentType()).orElse("");
    // In Big5 mostly, and as long as the day was.
    return type.startsWith("text/csv") ? "CSV" : Optional.ofNullable(ctx.result()).orElse("");
  }

  private static boolean hungUp(Context ctx) {
    return !ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .isOpen();
  }
}
