package tw.jiean.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder that holds everything the demo keeps. One process at a time owns it: the lock is the
 * operating system's, so it ends with the process, however that ends.
 */
final class DataFolder implements AutoCloseable {

  private final Path root;
  private final FileChannel lockFile;

  private DataFolder(Path root, FileChannel lockFile) {
    this.root = root;
    this.lockFile = lockFile;
  }

  /**
   * Makes the folder where it is missing, and takes it.
   *
   * @throws CannotStart when another process owns it, or it cannot be written
   */
  static DataFolder own(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      create(root);
      return new DataFolder(root, lock(root));
    } catch (IOException e) {
      throw new CannotStart(
          "The data folder %s cannot be written (%s): choose another with JIEAN_DATA_DIR."
              .formatted(root, e),
          e);
    }
  }

  /** For its owner alone: it holds a password, and what buyers and sellers wrote. */
  private static void create(Path root) throws IOException {
    if (Files.isDirectory(root)) {
      return;
    }
    Files.createDirectories(root);
    if (Files.getFileStore(root).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    Path file = root.resolve("lock");
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new CannotStart(
          "Process %s runs on the data folder %s: stop it first, or choose another folder with"
                  .formatted(Files.readString(file).strip(), root)
              + " JIEAN_DATA_DIR.");
    }
    String owner = ProcessHandle.current().pid() + "\n";
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process has it
    }
  }

  /** A file or folder in it. */
  Path resolve(String name) {
    return root.resolve(name);
  }

  /** Lets another process have it. */
  @Override
  public void close() {
    try {
      lockFile.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The lock of " + root + " was not released", e);
    }
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
