package tw.jiean.ecpay.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Collectors;
import tw.jiean.ecpay.EcpayClient;
import tw.jiean.ecpay.transport.CallBudget;
import tw.jiean.ecpay.transport.HttpTransport;

/** An ECPay that answers everything alike, without escapes. */
final class Answering {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-07-02T13:30:00Z"), ZoneOffset.UTC);

  private Answering() {}

  /** Answers with these fields, one per line, rightly signed. */
  static EcpayClient signed(byte[] lines) {
    return with(
        Merchant.CONFIG.sign(Merchant.fields(new String(lines, UTF_8))).list().stream()
            .map(field -> field.getKey() + "=" + field.getValue())
            .collect(Collectors.joining("&")));
  }

  static EcpayClient with(byte[] answer) {
    return with(new String(answer, UTF_8));
  }

  private static EcpayClient with(String answer) {
    HttpTransport transport =
        new HttpTransport() {
          @Override
          public Reply post(URI uri, String form) {
            return new Reply(200, answer, Optional.empty());
          }

          @Override
          public Reply download(URI uri, String form, Path file) {
            throw new AssertionError("statement files are read without a download");
          }
        };
    return EcpayClient.of(Merchant.CONFIG, transport, CLOCK, CallBudget.standard(CLOCK));
  }
}
