package tw.jiean.ecpay.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tw.jiean.ecpay.sandbox.wire.Form;

/** Fetches statement files and reads them by the names of their columns. */
final class Statements {

  static final String PAYMENTS = "/PaymentMedia/TradeNoAio";
  static final String FUNDING = "/CreditDetail/FundingReconDetail";

  private static final Pattern CELL = Pattern.compile("(?:=?\"((?:[^\"]|\"\")*)\"|([^,]*)),");

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;

  Statements(EcpaySandbox sandbox) {
    this.base = sandbox.baseUrl();
  }

  static Form payments(String dateType, String from, String to, String format, String charset) {
    return Form.of(
        "MerchantID", "3002607",
        "DateType", dateType,
        "BeginDate", from,
        "EndDate", to,
        "MediaFormated", format,
        "CharSet", charset);
  }

  static Form funding(String dateType, String from, String to) {
    return Form.of(
        "MerchantID", "3002607",
        "PayDateType", dateType,
        "StartDate", from,
        "EndDate", to,
        "CharSet", "2");
  }

  HttpResponse<byte[]> fetch(String path, Form request) {
    try {
      return http.send(
          HttpRequest.newBuilder(base.resolve(path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(TestOrders.signed(request).encoded()))
              .build(),
          BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String text(String path, Form request) {
    return new String(fetch(path, request).body(), UTF_8);
  }

  /** The rows under the header, each by the names of its columns. */
  List<Map<String, String>> rows(String path, Form request) {
    return rows(text(path, request));
  }

  static List<Map<String, String>> rows(byte[] file, Charset charset) {
    return rows(new String(file, charset));
  }

  static List<Map<String, String>> rows(String file) {
    List<String> lines = file.lines().toList();
    List<String> header = cells(lines.get(0));
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < header.size(); i++) {
        row.put(header.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  /** A comma behind each cell, the last one too, so that all are alike. */
  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    Matcher cell = CELL.matcher(line + ",");
    while (cell.find()) {
      cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
    }
    return cells;
  }
}
