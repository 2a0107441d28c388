package tw.jiean.marketplace.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.multipart.MultipartFile;
import tw.jiean.marketplace.account.AccountId;

/**
 * Files that people hand over. They are received first, which writes to disk and takes as long as
 * it takes, and kept afterwards, in the transaction of what they belong to: when that fails, they
 * are nobody's, and removed later.
 */
@Service
public class Attachments {

  private static final Logger log = LoggerFactory.getLogger(Attachments.class);

  private final AttachmentStore store;
  private final AttachmentRepository repository;
  private final ContentSniffer sniffer;
  private final AttachmentSettings settings;
  private final MessageSource messages;
  private final Clock clock;

  Attachments(
      AttachmentStore store,
      AttachmentRepository repository,
      ContentSniffer sniffer,
      AttachmentSettings settings,
      MessageSource messages,
      Clock clock) {
    this.store = store;
    this.repository = repository;
    this.sniffer = sniffer;
    this.settings = settings;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Takes the files of a form to disk, all or none. Call it outside of a transaction. Parts in
   * which a browser says that nothing was chosen are left out.
   *
   * @param reference what they will belong to, as in {@link AttachmentPlace}
   */
  public Upload receive(String reference, List<MultipartFile> sent) {
    AttachmentPlace.requireReference(reference);
    List<MultipartFile> files = sent.stream().filter(Attachments::chosen).toList();
    Upload.Refused refused = refusal(reference, files);
    if (refused != null) {
      return refused;
    }
    List<ReceivedFile> received = new ArrayList<>();
    try {
      for (MultipartFile file : files) {
        Optional<ReceivedFile> stored = store(file);
        if (stored.isEmpty()) {
          discard(received);
          return new Upload.Refused(AttachmentRefusal.WRONG_TYPE, name(file));
        }
        received.add(stored.get());
      }
    } catch (IOException e) {
      log.error("Files of {} could not be stored: {}", reference, e.toString());
      discard(received);
      return new Upload.Refused(AttachmentRefusal.NOT_STORED, "");
    }
    return new Upload.Received(received);
  }

  /** Nothing chosen comes as a part without name and bytes. */
  private static boolean chosen(MultipartFile file) {
    return !file.isEmpty() || !Objects.requireNonNullElse(file.getOriginalFilename(), "").isBlank();
  }

  private Upload.@Nullable Refused refusal(String reference, List<MultipartFile> files) {
    if (files.size() > settings.maxFiles()) {
      return new Upload.Refused(AttachmentRefusal.TOO_MANY, "");
    }
    long together = 0;
    for (MultipartFile file : files) {
      if (file.isEmpty()) {
        return new Upload.Refused(AttachmentRefusal.EMPTY, name(file));
      }
      if (file.getSize() > settings.maxSize().toBytes()) {
        return new Upload.Refused(AttachmentRefusal.TOO_LARGE, name(file));
      }
      together += file.getSize();
    }
    return together > 0 && isFull(reference, together)
        ? new Upload.Refused(AttachmentRefusal.FULL, "")
        : null;
  }

  private boolean isFull(String reference, long more) {
    return repository.total(reference) + more > settings.maxTotal().toBytes();
  }

  private Optional<ReceivedFile> store(MultipartFile file) throws IOException {
    String name = name(file);
    byte[] start;
    try (InputStream content = file.getInputStream()) {
      start = content.readNBytes(sniffer.needed());
    }
    FileKind kind = sniffer.kind(name, start).orElse(null);
    if (kind == null) {
      return Optional.empty();
    }
    AttachmentId id = AttachmentId.random();
    try (InputStream content = file.getInputStream()) {
      return Optional.of(new ReceivedFile(id, name, kind, store.write(id, content)));
    }
  }

  /** What cannot be removed now is nobody's, and the sweep's later. */
  private void discard(List<ReceivedFile> files) {
    for (ReceivedFile file : files) {
      try {
        store.delete(file.id());
      } catch (IOException e) {
        log.warn("File {} could not be removed: {}", file.id(), e.toString());
      }
    }
  }

  private static String name(MultipartFile file) {
    return FileName.clean(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
  }

  /**
   * Gives received files their place, in the running transaction.
   *
   * @throws AttachmentsFull when others were faster and there is no room any more
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<Attachment> keep(
      AttachmentPlace place, AccountId uploader, Upload.Received received) {
    if (received.isEmpty()) {
      return List.of();
    }
    repository.lock(place.reference());
    if (isFull(
        place.reference(),
        received.files().stream().mapToLong(file -> file.bytes().size()).sum())) {
      throw new AttachmentsFull(place);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    List<Attachment> kept =
        received.files().stream()
            .map(file ->
                new Attachment(
                    file.id(),
                    place,
                    uploader,
                    file.name(),
                    file.kind(),
                    file.bytes().size(),
                    file.bytes().sha256(),
                    now))
            .toList();
    kept.forEach(repository::insert);
    return kept;
  }

  /** All files of the reference, in the order in which they were handed over. */
  public List<Attachment> of(String reference) {
    return repository.of(reference);
  }

  /** All files of these references, in the order in which they were handed over. */
  public List<Attachment> of(Collection<String> references) {
    return repository.of(references);
  }

  /** Who has fetched which file of the reference, and when first. */
  public Map<AttachmentId, List<AttachmentView>> views(String reference) {
    return repository.views(reference);
  }

  /** What the file is on disk now: whether its bytes are still those that were handed over. */
  public boolean isIntact(Attachment file) {
    try {
      return store.read(file.id()).equals(new StoredBytes(file.size(), file.sha256()));
    } catch (IOException e) {
      log.error("File {} of {} cannot be read", file.id(), file.place(), e);
      return false;
    }
  }

  /** Says to the one who sent the files why they were not taken. */
  public String sentence(Upload.Refused refused, Locale language) {
    return messages.getMessage(
        "attachment.refused." + refused.reason().word(),
        new Object[] {
          refused.name(),
          settings.maxFiles(),
          FileSize.text(settings.maxSize().toBytes()),
          FileSize.text(settings.maxTotal().toBytes())
        },
        language);
  }

  /** For the {@code accept} of a form. */
  public String accepted() {
    return FileKind.accepted();
  }

  /** How many files one step may have. */
  public int maxFiles() {
    return settings.maxFiles();
  }

  /** How large one file may be, for people. */
  public String maxSize() {
    return FileSize.text(settings.maxSize().toBytes());
  }
}
