package tw.jiean.marketplace.catalog;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
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

  /**
   * All sizes or, when there is no room for them, none. Survives a loss of power once it returns.
   */
  void write(PhotoId id, Map<PhotoSize, byte[]> encoded) throws IOException {
    Path directory = file(id, PhotoSize.PAGE).resolveSibling("");
    Files.createDirectories(directory);
    Map<PhotoSize, Path> temporary = new EnumMap<>(PhotoSize.class);
    try {
      for (var size : encoded.entrySet()) {
        Path file = Files.createTempFile(directory, "new-", ".tmp");
        temporary.put(size.getKey(), file);
        write(file, size.getValue());
      }
      for (var size : temporary.entrySet()) {
        Files.move(size.getValue(), file(id, size.getKey()), ATOMIC_MOVE);
      }
    } finally {
      for (Path file : temporary.values()) {
        Files.deleteIfExists(file);
      }
    }
    force(directory);
  }

  private static void write(Path file, byte[] content) throws IOException {
    try (var channel = FileChannel.open(file, WRITE)) {
      var bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  private static void force(Path directory) {
    try (var entries = FileChannel.open(directory, READ)) {
      entries.force(true);
    } catch (IOException e) {
      // Some systems cannot open a directory; there the move itself is all that can be asked for.
      return;
    }
  }
}
