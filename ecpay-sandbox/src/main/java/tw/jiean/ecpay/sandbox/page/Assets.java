package tw.jiean.ecpay.sandbox.page;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The style sheet and the scripts, from the jar. */
final class Assets {

  private Assets() {}

  static void register(RoutesConfig routes) {
    serve(routes, "sandbox.css", "text/css; charset=utf-8");
    serve(routes, "card.js", "text/javascript; charset=utf-8");
    serve(routes, "return.js", "text/javascript; charset=utf-8");
    serve(routes, "icon.svg", "image/svg+xml");
  }

  private static void serve(RoutesConfig routes, String name, String type) {
    byte[] bytes = read(name);
    routes.get(
        "/assets/" + name,
        ctx -> ctx.contentType(type).header("Cache-Control", "no-cache").result(bytes));
  }

  private static byte[] read(String name) {
    try (InputStream in = Assets.class.getResourceAsStream("assets/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The jar lacks " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
