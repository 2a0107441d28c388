package tw.jiean.ecpay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tw.jiean.ecpay.transport.HttpTransport;

/** Answers every call alike and keeps what was sent, for tests that are not about HTTP. */
public final class AnsweringTransport implements HttpTransport {

  private final int status;
  private final byte[] body;
  private final List<URI> addresses = new ArrayList<>();
  private final List<String> forms = new ArrayList<>();
  private final List<Path> files = new ArrayList<>();
  private final List<Set<PosixFilePermission>> permissions = new ArrayList<>();

  private AnsweringTransport(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  public static AnsweringTransport with(int status, String body) {
    return with(status, body.getBytes(StandardCharsets.UTF_8));
  }

  public static AnsweringTransport with(int status, byte[] body) {
    return new AnsweringTransport(status, body);
  }

  @Override
  public Reply post(URI uri, String form) {
    addresses.add(uri);
    forms.add(form);
    return new Reply(status, new String(body, StandardCharsets.UTF_8), Optional.empty());
  }

  @Override
  public Reply download(URI uri, String form, Path file) {
    addresses.add(uri);
    forms.add(form);
    files.add(file);
    try {
      permissions.add(Files.getPosixFilePermissions(file));
      Files.write(file, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Reply(status, "", Optional.empty());
  }

  /** Where calls went, in order. */
  public List<URI> addresses() {
    return addresses;
  }

  /** What was sent, in order, encoded. */
  public List<String> forms() {
    return forms;
  }

  /** Where downloads were written to, in order. */
  public List<Path> files() {
    return files;
  }

  /** Who could read or write them then, in the same order. */
  public List<Set<PosixFilePermission>> permissions() {
    return permissions;
  }
}
