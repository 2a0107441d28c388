package tw.jiean.ecpay.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.HttpTransport;

/** An ECPay that answers everything alike. */
final class Answering {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-02T13:30:00Z"), ZoneOffset.UTC);

  private Answering() {}

  static EcpayClient with(String answer) {
    HttpTransport transport =
        new HttpTransport() {
          @Override
          public Reply post(URI uri, String form) {
            return new Reply(200, answer, Optional.empty());
          }

          @Override
          public Reply download(URI uri, String form, Path file) {
            try {
              Files.writeString(file, answer, StandardCharsets.UTF_8);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return new Reply(200, "", Optional.empty());
          }
        };
    return EcpayClient.of(Merchant.CONFIG, transport, CLOCK, CallBudget.standard(CLOCK));
  }
}
