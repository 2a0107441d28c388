package tw.jiean.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL process that works on one cluster folder, found by the folder's {@code
 * postmaster.pid}. A JVM that is killed leaves it running; the next start has to end it, and must
 * never hit a stranger that was given the same process number meanwhile.
 */
final class Postmaster {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final Duration FAST_SHUTDOWN = Duration.ofSeconds(30);
  private static final Duration IMMEDIATE_SHUTDOWN = Duration.ofSeconds(10);

  private static final long POLL_MILLIS = 100;

  private final Path cluster;
  private final Path pidFile;

  private Postmaster(Path cluster) {
    this.cluster = cluster;
    this.pidFile = cluster.resolve("postmaster.pid");
  }

  /** Where the process number of the cluster's server stands while it runs. */
  static Postmaster of(Path cluster) {
    return new Postmaster(cluster);
  }

  /** The running server of this cluster, if there is one. */
  Optional<ProcessHandle> running() {
    return process().filter(this::worksHere);
  }

  /**
   * Ends the server if it runs, and clears a process file that names a stranger.
   *
   * @throws CannotStart when it does not end
   */
  void stop() {
    Optional<ProcessHandle> named = process();
    if (named.isEmpty()) {
      return; // PostgreSQL itself deals with the file of a process that is no more
    }
    ProcessHandle process = named.get();
    if (worksHere(process)) {
      LOG.info("Ending the database server {} that a killed run left behind", process.pid());
      end(process);
    } else {
      LOG.info("Process {} is not the database of {} any more", process.pid(), cluster);
      delete(pidFile);
    }
  }

  private void end(ProcessHandle process) {
    // Java itself can only send TERM, with which PostgreSQL waits for its clients.
    signal(process, "INT");
    if (awaitEnd(process, FAST_SHUTDOWN)) {
      return;
    }
    signal(process, "QUIT");
    if (!awaitEnd(process, IMMEDIATE_SHUTDOWN)) {
      throw new CannotStart(
          "The database server %d of an earlier run still holds %s and does not end: stop it by"
                  .formatted(process.pid(), cluster)
              + " hand, then start again.");
    }
  }

  /**
   * Waits until the process is gone. It may stay as a zombie where nobody collects orphans, as in a
   * container; then it works here no more, and that is enough.
   *
   * @return false when it still runs after that time
   */
  boolean awaitEnd(ProcessHandle process, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (worksHere(process)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      try {
        process.onExit().get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // look again
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  private Optional<ProcessHandle> process() {
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(pidFile)) {
      return lines
          .findFirst()
          .map(String::strip)
          .filter(line -> line.matches("[0-9]{1,10}"))
          .flatMap(line -> ProcessHandle.of(Long.parseLong(line)))
          .filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      throw new CannotStart("%s cannot be read: %s".formatted(pidFile, e), e);
    }
  }

  /** A PostgreSQL that was started as {@code postgres -D <this folder>}. */
  private boolean worksHere(ProcessHandle process) {
    boolean postgres =
        process
            .info()
            .command()
            .map(command -> Path.of(command).getFileName().toString())
            .filter(name -> name.startsWith("postgres"))
            .isPresent();
    List<String> arguments = List.of(process.info().arguments().orElse(new String[0]));
    int option = arguments.indexOf("-D");
    return postgres
        && option >= 0
        && option + 1 < arguments.size()
        && isCluster(Path.of(arguments.get(option + 1)));
  }

  private boolean isCluster(Path folder) {
    try {
      return Files.isSameFile(folder, cluster);
    } catch (IOException e) {
      return false; // its folder is gone or was moved: not this one
    }
  }

  private static void signal(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      LOG.warn("Process {} cannot be sent {}", process.pid(), signal, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new CannotStart("%s cannot be deleted: %s".formatted(file, e), e);
    }
  }
}
