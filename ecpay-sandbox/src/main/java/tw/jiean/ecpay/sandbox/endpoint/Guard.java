package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.net.URI;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Lets nobody in whom the developer did not invite. Only loopback reaches the port; a page of
 * another site in the developer's own browser could still try, by a name that it points at
 * 127.0.0.1 or by a form that it posts across. So the host must be one of ours, and what changes
 * something must come from our own pages or from no browser at all. ECPay's own addresses are meant
 * to be posted to by other sites and are free of the second rule.
 */
final class Guard {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final int MISDIRECTED_REQUEST = 421;

  private final Supplier<URI> publicUrl;

  Guard(Supplier<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  void check(Context ctx) {
    ctx.header("X-Content-Type-Options", "nosniff");
    String host = ctx.header("Host");
    if (host == null || !ours(host)) {
      throw new HttpResponseException(
          MISDIRECTED_REQUEST, "The ECPay sandbox answers under localhost only");
    }
    boolean reading = HandlerType.GET.equals(ctx.method()) || HandlerType.HEAD.equals(ctx.method());
    if (!reading && !ctx.path().startsWith("/Cashier/") && !fromOurPages(ctx, host)) {
      throw new ForbiddenResponse("Only the sandbox's own pages may do this from a browser");
    }
  }

  private boolean ours(String hostAndPort) {
    String host = hostAndPort.replaceFirst(":[0-9]+$", "");
    return LOOPBACK.contains(host) || host.equals(publicUrl.get().getHost());
  }

  private static boolean fromOurPages(Context ctx, String host) {
    String site = ctx.header("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = ctx.header("Origin");
    return origin == null || origin.equals("http://" + host) || origin.equals("https://" + host);
  }
}
