package tw.jiean.ecpay.sandbox.console;

import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.sandbox.page.Language;
import tw.jiean.ecpay.sandbox.wire.Form;

/**
 * One page of a list.
 *
 * @param older the address of the next page; empty on the last one
 * @param newer the address of the page before; empty on the first one
 */
record Paged<T>(List<T> rows, String place, String newer, String older) {

  private static final int SIZE = 25;

  /**
   * The page that the query's {@code page} asks for, or the nearest that there is.
   *
   * @param query what the addresses of the other pages carry as well
   */
  static <T> Paged<T> of(Context ctx, String path, Form query, List<T> all, Language language) {
    int last = Math.max(1, (all.size() + SIZE - 1) / SIZE);
    int page = Math.max(1, Math.min(last, number(ctx.queryParam("page"))));
    List<T> rows = all.subList((page - 1) * SIZE, Math.min(all.size(), page * SIZE));
    return new Paged<>(
        rows,
        last == 1 ? "" : language.text("pageOf", page, last),
        page == 1 ? "" : address(path, query, page - 1),
        page == last ? "" : address(path, query, page + 1));
  }

  /** A path with its query, if it has one. */
  static String address(String path, Form query) {
    return query.fields().isEmpty() ? path : path + "?" + query.encoded();
  }

  private static String address(String path, Form query, int page) {
    return address(path, query.with("page", Integer.toString(page)));
  }

  private static int number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
  }
}
