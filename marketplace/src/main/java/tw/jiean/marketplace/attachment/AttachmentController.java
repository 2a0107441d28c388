package tw.jiean.marketplace.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;
import tw.jiean.marketplace.account.SignedInAccount;

/**
 * Gives files to the parties of what they belong to, and to operators: always to save, never to
 * show, as the kind that we found them to be, and only while their bytes are those that were handed
 * over.
 */
@Controller
class AttachmentController {

  private static final Logger log = LoggerFactory.getLogger(AttachmentController.class);

  private final Attachments attachments;
  private final AttachmentRepository repository;
  private final AttachmentStore store;
  private final List<AttachmentOwner> owners;
  private final Counter damaged;
  private final Clock clock;

  AttachmentController(
      Attachments attachments,
      AttachmentRepository repository,
      AttachmentStore store,
      List<AttachmentOwner> owners,
      MeterRegistry meters,
      Clock clock) {
    this.attachments = attachments;
    this.repository = repository;
    this.store = store;
    this.owners = owners;
    this.damaged =
        Counter.builder("jiean.attachment.damaged")
            .description("Files that were not given because they are not what was handed over")
            .register(meters);
    this.clock = clock;
  }

  @GetMapping("/files/{id:[0-9a-f]{32}}/")
  ResponseEntity<FileSystemResource> file(
      @PathVariable String id, @AuthenticationPrincipal SignedInAccount reader) {
    Attachment file =
        repository
            .find(new AttachmentId(id))
            .filter(found -> mayRead(found, reader))
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    if (!attachments.isIntact(file)) {
      damaged.increment();
      log.error("File {} of {} is not what was handed over", file.id(), file.place());
      throw new ResponseStatusException(HttpStatus.INTERNAL_SERVER_ERROR);
    }
    repository.viewed(file.id(), reader.id(), clock.instant());
    return ResponseEntity.ok()
        .contentType(file.kind().mediaType())
        .contentLength(file.size())
        .cacheControl(CacheControl.noStore())
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(file.name(), UTF_8).build().toString())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .body(new FileSystemResource(store.file(file.id())));
  }

  private boolean mayRead(Attachment file, SignedInAccount reader) {
    return reader.isOperator()
        || owners.stream().anyMatch(owner -> owner.mayRead(file.place().reference(), reader.id()));
  }
}
