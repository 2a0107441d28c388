package tw.jiean.marketplace.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tw.jiean.marketplace.job.Job;

/**
 * Removes files that nobody kept: their form was refused, came twice, or the program died. A form
 * takes minutes, so a file of that age without a row gets none any more.
 */
@Configuration(proxyBeanMethods = false)
class AttachmentSweep {

  private static final Logger log = LoggerFactory.getLogger(AttachmentSweep.class);

  /** How many are asked for at once. */
  private static final int BATCH = 1_000;

  @Bean
  Job attachmentSweepJob(
      AttachmentStore store,
      AttachmentRepository repository,
      AttachmentSettings settings,
      Clock clock) {
    return new Job(
        "attachment-sweep",
        settings.sweepInterval(),
        () -> sweep(store, repository, settings, clock));
  }

  private static void sweep(
      AttachmentStore store,
      AttachmentRepository repository,
      AttachmentSettings settings,
      Clock clock) {
    try {
      List<Path> old = store.before(clock.instant().minus(settings.orphanAge()));
      for (int from = 0; from < old.size(); from += BATCH) {
        remove(old.subList(from, Math.min(old.size(), from + BATCH)), repository);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Files without a place could not be removed", e);
    }
  }

  private static void remove(List<Path> files, AttachmentRepository repository) throws IOException {
    Set<String> known =
        repository.known(
            files.stream().map(AttachmentSweep::name).collect(Collectors.toUnmodifiableSet()));
    for (Path file : files) {
      if (!known.contains(name(file)) && Files.deleteIfExists(file)) {
        log.info("Removed {}, which belongs to nothing", file.getFileName());
      }
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
