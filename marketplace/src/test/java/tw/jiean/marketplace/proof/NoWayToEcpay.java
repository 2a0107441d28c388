package tw.jiean.marketplace.proof;

import java.net.URI;
import java.nio.file.Path;
import tw.jiean.ecpay.EcpayUnreachable;
import tw.jiean.ecpay.transport.HttpTransport;

/** The application's only way to ECPay leads nowhere: a proof must not call the real one. */
final class NoWayToEcpay implements HttpTransport {

  @Override
  public Reply post(URI uri, String form) {
    throw new EcpayUnreachable(uri.getPath(), "a proof asks nobody", null);
  }

  @Override
  public Reply download(URI uri, String form, Path file) {
    return post(uri, form);
  }
}
