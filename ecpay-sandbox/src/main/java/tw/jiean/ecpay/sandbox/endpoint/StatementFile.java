package tw.jiean.ecpay.sandbox.endpoint;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.statement.Days;
import tw.jiean.ecpay.sandbox.wire.Form;

/** What the requests for both statement files have in common. */
final class StatementFile {

  /** The Big5 of Windows, which is what spreadsheets in Taiwan read. */
  private static final Charset BIG5 = Charset.forName("x-windows-950");

  private StatementFile() {}

  /** Two days, the first not after the last; empty when they are none. */
  static Optional<Days> days(String first, String last) {
    try {
      Days days = new Days(LocalDate.parse(first), LocalDate.parse(last));
      return Optional.of(days).filter(it -> !it.first().isAfter(it.last()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** {@code CharSet}: 1 or absent Big5, 2 UTF-8; empty for any other. */
  static Optional<Charset> charset(Form request) {
    return switch (request.text("CharSet")) {
      case "", "1" -> Optional.of(BIG5);
      case "2" -> Optional.of(StandardCharsets.UTF_8);
      default -> Optional.empty();
    };
  }

  static ServerReply send(String csv, Charset charset, String name) {
    return ServerReply.csv(csv, charset, charset.equals(BIG5) ? "big5" : "utf-8", name + ".csv");
  }

  /** ECPay's own words are not established. */
  static ServerReply refuse(String rtnCode, String rtnMsg) {
    return ServerReply.literal(Form.of("RtnCode", rtnCode, "RtnMsg", rtnMsg));
  }

  /** A field of the request is missing, or is none of its values; the number is the sandbox's. */
  static ServerReply refuseField(String field) {
    return refuse("99203001", field + " Error");
  }
}
