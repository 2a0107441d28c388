package tw.jiean.ecpay.sandbox.endpoint;

import io.javalin.http.Context;
import java.nio.charset.Charset;
import java.util.Optional;
import tw.jiean.ecpay.sandbox.statement.Days;
import tw.jiean.ecpay.sandbox.statement.FundingStatement;
import tw.jiean.ecpay.sandbox.wire.Form;

/** <a href="https://developers.ecpay.com.tw/?p=2898">The file of card payouts.</a> */
@CheckedAgainst(doc = "2898", date = "2026-07")
final class FundingReconDetail {

  private final RequestCheck check;
  private final FundingStatement statement;

  FundingReconDetail(RequestCheck check, FundingStatement statement) {
    this.check = check;
    this.statement = statement;
  }

  void handle(Context ctx) {
    Form request = Form.parse(ctx.bodyAsBytes());
    Optional<RequestRefusal> refusal = check.refusal(request);
    Optional<FundingStatement.DateType> type =
        FundingStatement.DateType.of(request.text("PayDateType"));
    Optional<Days> days = StatementFile.days(request.text("StartDate"), request.text("EndDate"));
    Optional<Charset> charset = StatementFile.charset(request);
    if (refusal.isPresent()) {
      StatementFile.refuse(ctx, refusal.get().number(), refusal.get().message());
    } else if (type.isEmpty()) {
      StatementFile.refuseField(ctx, "PayDateType");
    } else if (days.isEmpty()) {
      StatementFile.refuseField(ctx, "StartDate");
    } else if (charset.isEmpty()) {
      StatementFile.refuseField(ctx, "CharSet");
    } else {
      String csv = statement.csv(request.text("MerchantID"), type.get(), days.get());
      StatementFile.send(ctx, csv, charset.get(), "FundingReconDetail");
    }
  }
}
