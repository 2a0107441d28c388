package tw.jiean.marketplace.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.sandbox.EcpaySandbox;
import tw.jiean.ecpay.sandbox.endpoint.ServerReply;
import tw.jiean.ecpay.transport.HttpTransport;

/** The way to an ECPay that lives in the same thread: no sockets, no waiting, nothing by chance. */
public final class InProcessEcpay implements HttpTransport {

  private @Nullable EcpaySandbox sandbox;
  private int calls;
  private BinaryOperator<String> rewriting = (asked, file) -> file;

  /** Asks this one from now on. */
  public void connect(EcpaySandbox ecpay) {
    sandbox = ecpay;
  }

  /**
   * Has statement files changed on their way, from now on.
   *
   * @param rewriting makes of the request's form and the file what arrives
   */
  public void rewriteFiles(BinaryOperator<String> rewriting) {
    this.rewriting = rewriting;
  }

  /** How many calls reached ECPay. */
  public int calls() {
    return calls;
  }

  @Override
  public Reply post(URI uri, String form) {
    ServerReply reply = ask(uri, form);
    return new Reply(reply.status(), reply.body(), Optional.empty());
  }

  @Override
  public Reply download(URI uri, String form, Path file) {
    ServerReply reply = ask(uri, form);
    try {
      Files.write(file, rewriting.apply(form, reply.body()).getBytes(reply.charset()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Reply(reply.status(), "", Optional.empty());
  }

  private ServerReply ask(URI uri, String form) {
    if (sandbox == null) {
      throw new IllegalStateException("No ECPay is there yet");
    }
    calls++;
    ServerReply reply = sandbox.answer(uri.getPath(), form);
    if (reply.cut()) {
      throw new EcpayUnreachable(uri.getPath(), "cut", new IOException("cut"));
    }
    return reply;
  }
}
