package tw.jiean.ecpay.sandbox.endpoint;

import java.nio.charset.Charset;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.statement.Days;
import tw.jiean.ecpay.sandbox.statement.TradeFormat;
import tw.jiean.ecpay.sandbox.statement.TradeStatement;
import tw.jiean.ecpay.sandbox.wire.Form;

/** <a href="https://developers.ecpay.com.tw/?p=2896">The file of a merchant's payments.</a> */
@CheckedAgainst(doc = "2896", date = "2026-07")
final class TradeNoAio {

  private final RequestCheck check;
  private final TradeStatement statement;

  TradeNoAio(RequestCheck check, TradeStatement statement) {
    this.check = check;
    this.statement = statement;
  }

  ServerReply answer(Form request) {
    Optional<RequestRefusal> refusal = check.refusal(request);
    Optional<TradeStatement.DateType> type = TradeStatement.DateType.of(request.text("DateType"));
    Optional<Days> days = StatementFile.days(request.text("BeginDate"), request.text("EndDate"));
    Optional<TradeFormat> format = TradeFormat.of(request.text("MediaFormated"));
    Optional<Charset> charset = StatementFile.charset(request);
    if (refusal.isPresent()) {
      return StatementFile.refuse(refusal.get().number(), refusal.get().message());
    }
    if (type.isEmpty()) {
      return StatementFile.refuseField("DateType");
    }
    if (days.isEmpty()) {
      return StatementFile.refuseField("BeginDate");
    }
    if (format.isEmpty()) {
      return StatementFile.refuseField("MediaFormated");
    }
    if (charset.isEmpty()) {
      return StatementFile.refuseField("CharSet");
    }
    String csv = statement.csv(statementOf(request, type.get(), days.get(), format.get()));
    return StatementFile.send(csv, charset.get(), "TradeNoAio");
  }

  private static TradeStatement.Request statementOf(
      Form request, TradeStatement.DateType type, Days days, TradeFormat format) {
    return new TradeStatement.Request(
        request.text("MerchantID"),
        type,
        days,
        request.text("PaymentType"),
        request.text("PlatformStatus"),
        request.text("PaymentStatus"),
        request.text("AllocateStatus"),
        format);
  }
}
