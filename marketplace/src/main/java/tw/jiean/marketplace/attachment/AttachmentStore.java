package tw.jiean.marketplace.attachment;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tw.jiean.marketplace.web.JieanProperties;

/**
 * The bytes on disk: {@code attachments/ab/abcdef…}, named by id alone. A file is there completely
 * or not at all, and nobody changes it; should somebody do, its hash tells.
 */
@Component
class AttachmentStore {

  private final Path root;
  private final Clock clock;

  AttachmentStore(JieanProperties properties, Clock clock) {
    this.root = properties.dataDir().resolve("attachments").toAbsolutePath();
    this.clock = clock;
  }

  /** Where a file is, or would be. */
  Path file(AttachmentId id) {
    return root.resolve(id.value().substring(0, 2)).resolve(id.value());
  }

  /** Survives a loss of power once it returns. */
  StoredBytes write(AttachmentId id, InputStream content) throws IOException {
    Path file = file(id);
    Path directory = file.resolveSibling("");
    Files.createDirectories(directory);
    Path temporary = Files.createTempFile(directory, "new-", ".tmp");
    try {
      var hash = sha256();
      long size;
      try (var channel = FileChannel.open(temporary, WRITE);
          var hashed = new DigestInputStream(content, hash);
          OutputStream out = Channels.newOutputStream(channel)) {
        size = hashed.transferTo(out);
        channel.force(true);
      }
      Files.setLastModifiedTime(temporary, FileTime.from(clock.instant()));
      Files.move(temporary, file, ATOMIC_MOVE);
      force(directory);
      return StoredBytes.of(size, hash.digest());
    } finally {
      Files.deleteIfExists(temporary);
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

  /** What is on disk now. Throws when the file is not there or cannot be read. */
  StoredBytes read(AttachmentId id) throws IOException {
    var hash = sha256();
    try (var content = new DigestInputStream(Files.newInputStream(file(id)), hash)) {
      long size = content.transferTo(OutputStream.nullOutputStream());
      return StoredBytes.of(size, hash.digest());
    }
  }

  void delete(AttachmentId id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  /** Every file that was last written before that time, whoever it belongs to. */
  List<Path> before(Instant time) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files =
        Files.find(
            root,
            2,
            (_, about) ->
                about.isRegularFile() && about.lastModifiedTime().toInstant().isBefore(time))) {
      return files.toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
