package tw.jiean.marketplace.account;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.graphics.Color;
import uk.org.okapibarcode.output.SvgRenderer;

/**
 * A text as a picture for cameras: black on white whatever the page's colours, as scanners want.
 */
final class QrPicture {

  private static final int SCALE = 4;
  private static final int QUIET_ZONE = 4;

  private QrPicture() {}

  static byte[] svg(String text) {
    QrCode code = new QrCode();
    code.setQuietZoneHorizontal(QUIET_ZONE);
    code.setQuietZoneVertical(QUIET_ZONE);
    code.setContent(text);
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new SvgRenderer(out, SCALE, Color.WHITE, Color.BLACK, true).render(code);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
