package tw.jiean.marketplace.catalog;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.web.JieanProperties;

/**
 * Encoded photos on disk: {@code uploads/ab/abcdef….card.webp}. A file is there completely or not
 * at all, and never changes.
 */
@Component
class PhotoStore {

  private final Path root;

  PhotoStore(JieanProperties properties) {
    this.root = properties.dataDir().resolve("uploads").toAbsolutePath();
  }

  /** Where a size of the photo is, or would be. */
  Path file(PhotoId id, PhotoSize size) {
    return root.resolve(id.value().substring(0, 2)).resolve(id.value() + "." + size.fileName());
  }

  /** Whether both sizes are there. */
  boolean contains(PhotoId id) {
    return Files.isRegularFile(file(id, PhotoSize.CARD))
        && Files.isRegularFile(file(id, PhotoSize.PAGE));
  }

  /** Survives a loss of power once it returns. */
  void write(PhotoId id, PhotoSize size, byte[] encoded) throws IOException {
    Path file = file(id, size);
    Path directory = file.resolveSibling("");
    Files.createDirectories(directory);
    Path temporary = Files.createTempFile(directory, "new-", ".tmp");
    try {
      try (var channel = FileChannel.open(temporary, WRITE)) {
        var bytes = ByteBuffer.wrap(encoded);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(temporary, file, ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    try (var entries = FileChannel.open(directory, READ)) {
      entries.force(true);
    } catch (IOException e) {
      // Some systems cannot open a directory; there the move itself is all that can be asked for.
      return;
    }
  }
}
