package tw.jiean.marketplace.account;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A copy of everything that the place holds of a person: a ZIP of JSON, and of files. */
@Component
class OwnData {

  private final List<PersonalData> sources;
  private final Clock clock;
  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  OwnData(List<PersonalData> sources, Clock clock) {
    this.sources = sources;
    this.clock = clock;
  }

  /** Writes it; the stream stays open. */
  void write(AccountId account, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (PersonalData source : sources) {
      add(zip, source.name() + ".json", json.writeValueAsBytes(source.of(account)));
      for (Map.Entry<String, byte[]> file : source.filesOf(account).entrySet()) {
        add(zip, source.name() + "/" + file.getKey(), file.getValue());
      }
    }
    zip.finish();
  }

  private void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(clock.instant().atOffset(ZoneOffset.UTC).toLocalDateTime());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
