package tw.jiean.marketplace.catalog;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Photos of listings. What is received is decoded, and new files are made from the pixels: nothing
 * that was uploaded is stored or served.
 */
@Service
public class Photos {

  private static final Logger log = LoggerFactory.getLogger(Photos.class);

  /** The largest file that is taken. */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final PhotoReader reader;
  private final WebpEncoder encoder;
  private final PhotoStore store;

  /** One at a time: a picture of 25 million pixels can take 100 MB while it is decoded. */
  private final Semaphore turn = new Semaphore(1, true);

  Photos(PhotoReader reader, WebpEncoder encoder, PhotoStore store) {
    this.reader = reader;
    this.encoder = encoder;
    this.store = store;
  }

  /**
   * Takes a JPEG, PNG or WebP file of at most 8 MB and 25 million pixels. The same picture gets the
   * same key again.
   */
  public PhotoUpload accept(byte[] received) {
    if (received.length > MAX_BYTES) {
      return new PhotoUpload.Refused(PhotoRefusal.TOO_LARGE);
    }
    if (!waitForTurn()) {
      return new PhotoUpload.Refused(PhotoRefusal.BUSY);
    }
    try {
      return new PhotoUpload.Accepted(keep(reader.read(received)));
    } catch (UnusablePhoto e) {
      return new PhotoUpload.Refused(e.reason());
    } catch (IOException e) {
      return notStored(e);
    } finally {
      turn.release();
    }
  }

  /** The operator's fault, not the sender's; the log says what. */
  static PhotoUpload notStored(IOException cause) {
    log.error("A photo could not be stored: {}", cause.toString());
    return new PhotoUpload.Refused(PhotoRefusal.NOT_STORED);
  }

  /**
   * Adds a picture that the program itself drew; its middle is cut to 16:10.
   *
   * @throws UncheckedIOException when the disk refuses
   */
  public PhotoId add(BufferedImage drawn) {
    var part = PhotoSize.middle(drawn.getWidth(), drawn.getHeight(), false);
    var opaque = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
    var canvas = opaque.createGraphics();
    canvas.drawImage(drawn, -part.x, -part.y, Color.WHITE, null);
    canvas.dispose();
    try {
      return keep(opaque);
    } catch (IOException e) {
      throw new UncheckedIOException("A photo could not be stored", e);
    }
  }

  /** Whether a listing may name this photo. */
  boolean contains(PhotoId id) {
    return store.contains(id);
  }

  private PhotoId keep(BufferedImage picture) throws IOException {
    BufferedImage large = PhotoSize.PAGE.of(picture);
    byte[] page = encoder.encode(large);
    byte[] card = encoder.encode(PhotoSize.CARD.of(large));
    PhotoId id = key(page);
    if (!store.contains(id)) {
      store.write(id, Map.of(PhotoSize.CARD, card, PhotoSize.PAGE, page));
    }
    return id;
  }

  private static PhotoId key(byte[] page) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(page);
      return new PhotoId(HexFormat.of().formatHex(hash, 0, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private boolean waitForTurn() {
    try {
      return turn.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
