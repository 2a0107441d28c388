package tw.jiean.ecpay.sandbox.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;
import tw.jiean.ecpay.sandbox.page.TestCardView;
import tw.jiean.ecpay.sandbox.trade.TestCard;

/** The numbers of test cards with what each of them brings about. */
final class CardsPage {

  private final ConsoleScreen screen;

  CardsPage(ConsoleScreen screen) {
    this.screen = screen;
  }

  void register(RoutesConfig routes) {
    routes.get("/cards", this::show);
  }

  private void show(Context ctx) {
    screen.show(
        ctx,
        ConsoleScreen.Part.CARDS,
        "cards",
        Map.of(
            "testCards", TestCardView.all(ConsoleScreen.language(ctx)), "code3d", TestCard.CODE));
  }
}
