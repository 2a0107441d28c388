package tw.jiean.ecpay.sandbox.page;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import tw.jiean.ecpay.sandbox.trade.PaymentCode;
import tw.jiean.ecpay.sandbox.trade.Trade;
import uk.org.okapibarcode.backend.Code3Of9;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.graphics.Color;
import uk.org.okapibarcode.output.SvgRenderer;

/** Draws one of a trade's three barcodes as Code 39, which the tills of convenience stores read. */
final class BarcodeImage {

  private BarcodeImage() {}

  static void show(Context ctx, Trade trade) {
    if (!(trade.code() instanceof PaymentCode.Barcodes bars)) {
      throw new NotFoundResponse("This trade has no barcodes");
    }
    String text =
        switch (ctx.pathParam("number")) {
          case "1" -> bars.first();
          case "2" -> bars.second();
          case "3" -> bars.third();
          default -> throw new NotFoundResponse("There are three barcodes");
        };
    ctx.contentType("image/svg+xml").header("Cache-Control", "no-store").result(svg(text));
  }

  private static byte[] svg(String text) {
    Code3Of9 symbol = new Code3Of9();
    symbol.setModuleWidth(2);
    symbol.setModuleWidthRatio(2.5);
    symbol.setBarHeight(60);
    symbol.setQuietZoneHorizontal(20);
    symbol.setQuietZoneVertical(4);
    symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
    symbol.setContent(text);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new SvgRenderer(out, 1, Color.WHITE, Color.BLACK, true).render(symbol);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
