package tw.jiean.marketplace.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.multipart.MultipartFile;
import tw.jiean.ecpay.EcpayConfig;
import tw.jiean.marketplace.MarketplaceTest;
import tw.jiean.marketplace.SettableClock;
import tw.jiean.marketplace.account.Accounts;
import tw.jiean.marketplace.account.SignedInAccount;
import tw.jiean.marketplace.attachment.Upload.Received;
import tw.jiean.marketplace.attachment.Upload.Refused;
import tw.jiean.marketplace.catalog.Categories;
import tw.jiean.marketplace.catalog.Listings;
import tw.jiean.marketplace.job.Job;
import tw.jiean.marketplace.order.OrderFixtures;
import tw.jiean.marketplace.order.OrderFixtures.Sale;
import tw.jiean.marketplace.order.Orders;

/** Files from the form to the disk, and back to those who may have them. */
@MarketplaceTest
class AttachmentIT {

  @Autowired private Attachments attachments;
  @Autowired private AttachmentStore store;
  @Autowired private AttachmentSettings settings;
  @Autowired private TransactionTemplate transaction;
  @Autowired private JdbcClient jdbc;
  @Autowired private MeterRegistry meters;
  @Autowired private SettableClock clock;
  @Autowired private MockMvcTester mvc;
  @Autowired private Accounts accounts;
  @Autowired private Categories categories;
  @Autowired private Listings listings;
  @Autowired private Orders orders;
  @Autowired private EcpayConfig ecpay;

  @Autowired
  @Qualifier("attachmentSweepJob") private Job sweep;

  private OrderFixtures fixtures;
  private Sale sale;
  private AttachmentPlace place;

  @BeforeEach
  void order() {
    fixtures = new OrderFixtures(accounts, categories, listings, orders, ecpay, mvc);
    sale = fixtures.funded();
    place = new AttachmentPlace(sale.order().number().value(), "delivery-1");
  }

  @Test
  void aFileComesBackAsItWasHandedOver() throws Exception {
    byte[] content = SampleFiles.pdf();
    Attachment file = keep(file("../../提案 “一”.pdf", "text/html", content)).getFirst();

    assertThat(attachments.of(place.reference())).containsExactly(file);
    assertThat(file.name()).isEqualTo("提案 “一”.pdf");
    assertThat(file.size()).isEqualTo(content.length);
    assertThat(file.sha256())
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    MvcTestResult answer = get(file, sale.buyer());
    assertThat(answer).hasStatusOk().hasContentType("application/pdf");
    assertThat(answer).body().isEqualTo(content);
    assertThat(answer).headers().hasValue("X-Content-Type-Options", "nosniff");
    assertThat(answer)
        .headers()
        .hasValue("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
    assertThat(answer).headers().hasValue("Cache-Control", "no-store");
    assertThat(header(answer, "Content-Disposition"))
        .startsWith("attachment;")
        .contains("filename*=UTF-8''%E6%8F%90%E6%A1%88");
  }

  @Test
  void aPictureWithScriptIsSavedAndNeverShown() {
    Attachment file =
        keep(file(
                "logo.svg",
                "image/svg+xml",
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"
                    .getBytes(UTF_8)))
            .getFirst();

    assertThat(header(get(file, sale.seller()), "Content-Disposition")).startsWith("attachment;");
  }

  @Test
  void onlyThePartiesAndOperatorsGetAFile() {
    Attachment file = keep(file("a.pdf", "", SampleFiles.pdf())).getFirst();

    assertThat(get(file, sale.buyer())).hasStatusOk();
    assertThat(get(file, sale.seller())).hasStatusOk();
    assertThat(get(file, fixtures.operator())).hasStatusOk();
    assertThat(get(file, fixtures.member("別人"))).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(get(file, fixtures.funded().buyer())).hasStatus(HttpStatus.NOT_FOUND);
    assertThat(mvc.get().uri(file.path())).hasStatus3xxRedirection();
    assertThat(mvc.get().uri("/files/" + "0".repeat(32) + "/").with(user(sale.buyer())))
        .hasStatus(HttpStatus.NOT_FOUND);
  }

  @Test
  void whoFetchedAFileFirstWhenIsWrittenDown() {
    Attachment file = keep(file("a.pdf", "", SampleFiles.pdf())).getFirst();
    assertThat(attachments.views(place.reference())).isEmpty();

    get(file, sale.buyer());
    var first = clock.instant();
    clock.tick(Duration.ofHours(1));
    get(file, sale.buyer());

    assertThat(attachments.views(place.reference()).get(file.id()))
        .singleElement()
        .satisfies(view -> {
          assertThat(view.reader()).isEqualTo(sale.buyer().id());
          assertThat(view.at()).isCloseTo(first, within(1, ChronoUnit.MILLIS));
        });
  }

  @Test
  void aFileThatSomebodyChangedOnDiskIsRefusedAndCounted() throws IOException {
    Attachment changed = keep(file("a.pdf", "", SampleFiles.pdf())).getFirst();
    Attachment gone = keep(file("b.pdf", "", SampleFiles.pdf())).getFirst();
    double before = meters.get("jiean.attachment.damaged").counter().count();
    byte[] other = SampleFiles.pdf();
    other[other.length - 3] ^= 1;
    Files.write(store.file(changed.id()), other);
    Files.delete(store.file(gone.id()));

    assertThat(get(changed, sale.buyer())).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);
    assertThat(get(gone, sale.buyer())).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR);

    assertThat(attachments.isIntact(changed)).isFalse();
    assertThat(meters.get("jiean.attachment.damaged").counter().count()).isEqualTo(before + 2);
    assertThat(attachments.views(place.reference())).isEmpty();
  }

  @Test
  void whatIsTooLargeOrTooManyOrEmptyIsRefusedAndNothingIsLeft() throws IOException {
    long files = filesOnDisk();
    byte[] large = Arrays.copyOf(SampleFiles.pdf(), (int) settings.maxSize().toBytes() + 1);
    MultipartFile small = file("a.pdf", "", SampleFiles.pdf());

    assertThat(receive(small, file("large.pdf", "", large)))
        .isEqualTo(new Refused(AttachmentRefusal.TOO_LARGE, "large.pdf"));
    assertThat(receive(Collections.nCopies(settings.maxFiles() + 1, small)))
        .isEqualTo(new Refused(AttachmentRefusal.TOO_MANY, ""));
    assertThat(receive(small, file("empty.pdf", "", new byte[0])))
        .isEqualTo(new Refused(AttachmentRefusal.EMPTY, "empty.pdf"));
    assertThat(receive(small, file("program.pdf", "", SampleFiles.exe())))
        .isEqualTo(new Refused(AttachmentRefusal.WRONG_TYPE, "program.pdf"));

    assertThat(filesOnDisk()).isEqualTo(files);
  }

  @Test
  void whenTheDiskIsFullThatIsSaidAndNothingOfTheFormIsLeft() throws IOException {
    long files = filesOnDisk();
    MultipartFile small = file("a.pdf", "", SampleFiles.pdf());

    assertThat(receive(small, withoutRoom("b.pdf")))
        .isEqualTo(new Refused(AttachmentRefusal.NOT_STORED, ""));

    assertThat(filesOnDisk()).isEqualTo(files);
  }

  @Test
  void aFileOfExactlyTheLimitAndAsManyAsTheLimitAreTaken() {
    byte[] largest = Arrays.copyOf(SampleFiles.pdf(), (int) settings.maxSize().toBytes());

    assertThat(keep(file("largest.pdf", "", largest))).hasSize(1);
    assertThat(
            receive(Collections.nCopies(settings.maxFiles(), file("a.pdf", "", SampleFiles.pdf()))))
        .isInstanceOf(Received.class);
  }

  @Test
  void anOrdersFilesTogetherHaveALimit() {
    byte[] largest = Arrays.copyOf(SampleFiles.pdf(), (int) settings.maxSize().toBytes());
    Received last = (Received) receive(file("last.pdf", "", SampleFiles.pdf()));
    for (long room = settings.maxTotal().toBytes(); room >= largest.length; ) {
      keep(file("large.pdf", "", largest));
      room -= largest.length;
    }

    Upload refused = receive(file("last.pdf", "", largest));
    assertThat(refused).isEqualTo(new Refused(AttachmentRefusal.FULL, ""));
    assertThat(attachments.sentence((Refused) refused, Locale.TAIWAN)).contains("500 MB");
    assertThatThrownBy(() -> keep(last)).isInstanceOf(AttachmentsFull.class);
  }

  @Test
  void aFormWithoutFilesIsFine() {
    Upload upload = receive(file("", "application/octet-stream", new byte[0]));

    assertThat(upload).isInstanceOf(Received.class);
    assertThat(keep((Received) upload)).isEmpty();
  }

  @Test
  void filesAreKeptOnlyWithWhatTheyBelongTo() throws IOException {
    Received received = (Received) receive(file("a.pdf", "", SampleFiles.pdf()));
    assertThatThrownBy(() -> attachments.keep(place, sale.seller().id(), received))
        .isInstanceOf(IllegalTransactionStateException.class);

    transaction.executeWithoutResult(undone -> {
      attachments.keep(place, sale.seller().id(), received);
      undone.setRollbackOnly();
    });

    assertThat(attachments.of(place.reference())).isEmpty();
    Path orphan = store.file(received.files().getFirst().id());
    Attachment kept = keep(file("b.pdf", "", SampleFiles.pdf())).getFirst();
    sweep.work().run();
    assertThat(orphan).as("somebody may still be about to keep it").exists();

    clock.tick(settings.orphanAge().plusSeconds(1));
    sweep.work().run();

    assertThat(orphan).doesNotExist();
    assertThat(store.file(kept.id())).exists();
    assertThat(get(kept, sale.buyer())).hasStatusOk();
  }

  @Test
  void theDatabaseRefusesToChangeOrForgetAFile() {
    Attachment file = keep(file("a.pdf", "", SampleFiles.pdf())).getFirst();
    get(file, sale.buyer());

    for (String change :
        List.of(
            "update attachment set name = 'b.pdf'",
            "delete from attachment",
            "update attachment_view set at = now()",
            "delete from attachment_view",
            "truncate attachment_view")) {
      assertThatThrownBy(() -> jdbc.sql(change).update())
          .as(change)
          .isInstanceOf(DataAccessException.class)
          .hasMessageContaining("never changed or deleted");
    }
  }

  @Test
  void whyFilesWereNotTakenIsSaidInBothLanguages() {
    for (AttachmentRefusal reason : AttachmentRefusal.values()) {
      Refused refused = new Refused(reason, "a.exe");
      assertThat(attachments.sentence(refused, Locale.TAIWAN)).isNotBlank().doesNotContain("{");
      assertThat(attachments.sentence(refused, Locale.ENGLISH)).isNotBlank().doesNotContain("{");
    }
  }

  private List<Attachment> keep(MultipartFile file) {
    return keep((Received) receive(file));
  }

  private List<Attachment> keep(Received received) {
    return Objects.requireNonNull(
        transaction.execute(_ -> attachments.keep(place, sale.seller().id(), received)));
  }

  private Upload receive(MultipartFile... files) {
    return receive(List.of(files));
  }

  private Upload receive(List<MultipartFile> files) {
    return attachments.receive(place.reference(), files);
  }

  /** Its disk is full when some of it has been written. */
  private static MultipartFile withoutRoom(String name) {
    byte[] written = Arrays.copyOf(SampleFiles.pdf(), 100_000);
    return new MockMultipartFile("files", name, "", written) {
      @Override
      public InputStream getInputStream() {
        return new SequenceInputStream(new ByteArrayInputStream(written), new FullDisk());
      }
    };
  }

  private static final class FullDisk extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      return read();
    }
  }

  private static MultipartFile file(String name, String type, byte[] content) {
    return new MockMultipartFile("files", name, type, content);
  }

  private MvcTestResult get(Attachment file, SignedInAccount reader) {
    return mvc.get().uri(file.path()).with(user(reader)).exchange();
  }

  private static String header(MvcTestResult answer, String name) {
    return Objects.requireNonNull(answer.getResponse().getHeader(name));
  }

  private long filesOnDisk() throws IOException {
    Path root = store.file(new AttachmentId("0".repeat(32))).resolve("../..").normalize();
    if (!Files.isDirectory(root)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).count();
    }
  }
}
